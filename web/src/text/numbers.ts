/** Numbers with the decimal sign of the reader. */
import { locale } from './index'

/** At most `digits` decimals, and no more than the value has. */
export function numberText(value: number, digits = 1): string {
  return new Intl.NumberFormat(locale(), { maximumFractionDigits: digits, useGrouping: false }).format(value)
}

/** Always so many decimals. */
export function fixedText(value: number, digits: number): string {
  return new Intl.NumberFormat(locale(), { minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: false }).format(value)
}
