/** Numbers and sides as a reader expects them. */
import type { Side } from '../case/store'
import { t } from '../text'
import { fixedText } from '../text/numbers'

/** No false precision: whole percents, one decimal below ten. */
export function percent(share: number): string {
  const value = 100 * share
  if (value > 99 && value < 100) return '> 99 %'
  if (value > 0 && value < 0.1) return `< ${fixedText(0.1, 1)} %`
  return `${fixedText(value, value < 10 && value > 0 ? 1 : 0)} %`
}

/** What so many nats multiply odds by. */
export function times(nats: number): string {
  const factor = Math.exp(Math.abs(nats))
  const text = fixedText(factor, factor < 9.95 ? 1 : 0)
  return `${nats < 0 ? '÷' : '×'} ${text}`
}

export function sideWord(side: Side | null | undefined): string {
  return side ? t(`side_of.${side}`) : ''
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** `shoulder.anterior.right` → its name with the side, from the list of regions. */
export function withSide(name: string, side: Side | null | undefined): string {
  return side ? `${name}, ${sideWord(side)}` : name
}
