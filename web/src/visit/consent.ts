/** Consent: the words of the form as the patient reads them, and the hash that holds them. */
import type { ConsentForm, ConsentItem, Practitioner } from '../record/types'

export interface Filled { practitioner: string; training_hours: string; technique: string; muscles: string }

/** Hours of training that the practitioner's courses add up to. */
export function trainingHours({ training }: Pick<Practitioner, 'training'>): number {
  return (training ?? []).reduce((sum, { hours }) => sum + (hours ?? 0), 0)
}

/** Agreed to as `agreed` says, by id of the item. */
export function itemsOf(form: ConsentForm, filled: Filled, agreed: ReadonlySet<string>): ConsentItem[] {
  return form.item.map(({ id, text }) => ({
    item: id,
    text: text.replace(/\{(\w+)\}/g, (whole, name: string) => filled[name as keyof Filled] ?? whole),
    is_agreed: agreed.has(id),
  }))
}

/** SHA-256 over id, text and `yes` or `no` of each item, each with its length before it, as `care::hash` has it. */
export async function hashOf(items: readonly ConsentItem[]): Promise<string> {
  const parts = items.flatMap(({ item, text, is_agreed: isAgreed }) => [item, text, isAgreed ? 'yes' : 'no']).map((part) => new TextEncoder().encode(part))
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + LENGTH_BYTES + part.length, 0))
  const view = new DataView(bytes.buffer)
  let at = 0
  for (const part of parts) {
    view.setBigUint64(at, BigInt(part.length), true)
    bytes.set(part, at + LENGTH_BYTES)
    at += LENGTH_BYTES + part.length
  }
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

const LENGTH_BYTES = 8
