/** Every word of the record's pages goes through `t`, so that another language is another dictionary. */
import { patient } from './patient.en'
import { record } from './record.en'
import { shell } from './shell.en'
import { signIn } from './sign-in.en'
import { visit } from './visit.en'

/** One text, or one for each plural form that the language has; the number is then called `n`. */
export type Entry = string | Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

const english = { ...shell, ...signIn, ...record, ...visit, ...patient }
export type TextKey = keyof typeof english

/** Months in letters, so that no reader takes the day for the month. */
export const LOCALE = 'en-GB'

const plural = new Intl.PluralRules(LOCALE)

/** The text of a key, with `{name}` replaced by what is given under that name. */
export function t(key: TextKey, values: Record<string, string | number> = {}): string {
  const entry: Entry = english[key]
  const text = typeof entry === 'string' ? entry : (entry[plural.select(Number(values.n))] ?? entry.other)
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}
