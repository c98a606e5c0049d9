/** Numbers and sides as a reader expects them. */
import type { Side } from '../case/store'

/** No false precision: whole percents, one decimal below ten. */
export function percent(share: number): string {
  const value = 100 * share
  if (value > 99 && value < 100) return '> 99 %'
  if (value > 0 && value < 0.1) return '< 0.1 %'
  return value < 10 && value > 0 ? `${value.toFixed(1)} %` : `${value.toFixed(0)} %`
}

/** What so many nats multiply odds by. */
export function times(nats: number): string {
  const factor = Math.exp(Math.abs(nats))
  const text = factor < 9.95 ? factor.toFixed(1) : factor.toFixed(0)
  return `${nats < 0 ? '÷' : '×'} ${text}`
}

export function sideWord(side: Side | null | undefined): string {
  return side ?? ''
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** `shoulder.anterior.right` → its name with the side, from the list of regions. */
export function withSide(name: string, side: Side | null | undefined): string {
  return side ? `${name}, ${side}` : name
}
