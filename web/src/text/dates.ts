/** Days and times as a reader expects them. A day is one of the clinic, wherever the browser stands. */
import { locale } from './index'

const DATE = { day: 'numeric', month: 'short', year: 'numeric' } as const

/** `2026-11-21` → `21 Nov 2026`. */
export function dateText(day: string): string {
  return new Intl.DateTimeFormat(locale(), { ...DATE, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
}

export function longDateText(day: string): string {
  return new Intl.DateTimeFormat(locale(), { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
}

export function timeText(at: string, timeZone: string): string {
  return new Intl.DateTimeFormat(locale(), { hour: '2-digit', minute: '2-digit', timeZone }).format(new Date(at))
}

export function momentText(at: string, timeZone: string): string {
  return `${dateText(dayOf(new Date(at), timeZone))}, ${timeText(at, timeZone)}`
}

/** The day of the clinic on which a moment lies, as `2026-11-21`. */
export function dayOf(at: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone }).formatToParts(at)
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`
}

export function dayAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** Whole years from a birth date to a day. */
export function ageOn(day: string, born: string): number {
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4))
  return day.slice(5) < born.slice(5) ? years - 1 : years
}
