/** Every word of the record's pages goes through `t`, so that another language is another dictionary. */
import { useSyncExternalStore } from 'react'
import { body } from './body.en'
import { keeping } from './keeping.en'
import { panels } from './panels.en'
import { patient } from './patient.en'
import { record } from './record.en'
import { shell } from './shell.en'
import { signIn } from './sign-in.en'
import { visit } from './visit.en'

/** One text, or one for each plural form that the language has; the number is then called `n`. */
export type Entry = string | Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

/** A dictionary in another language: every key, and none that English does not have. */
export type Translation<T> = { readonly [Key in keyof T]: Entry }

export const english = { ...body, ...panels, ...patient, ...shell, ...signIn, ...record, ...keeping, ...visit }
export type TextKey = keyof typeof english
export type Dictionary = Translation<typeof english>

export const LANGUAGES = ['en', 'de'] as const
export type Language = (typeof LANGUAGES)[number]

/** Each in its own language: whoever does not read this one finds theirs. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: 'English', de: 'Deutsch' }

/** Months in letters, so that no reader takes the day for the month. */
const LOCALES: Record<Language, string> = { en: 'en-GB', de: 'de-DE' }

interface Spoken { language: Language; locale: string; dictionary: Dictionary; plural: Intl.PluralRules }

let spoken: Spoken = spokenIn('en', english)
const listeners = new Set<() => void>()

function spokenIn(language: Language, dictionary: Dictionary): Spoken {
  return { language, locale: LOCALES[language], dictionary, plural: new Intl.PluralRules(LOCALES[language]) }
}

/** The text of a key, with `{name}` replaced by what is given under that name. */
export function t(key: TextKey, values: Record<string, string | number> = {}): string {
  const entry: Entry = spoken.dictionary[key]
  const text = typeof entry === 'string' ? entry : (entry[spoken.plural.select(Number(values.n))] ?? entry.other)
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

export function locale(): string {
  return spoken.locale
}

/** Loads a language and speaks it from then on. */
export async function speak(language: Language): Promise<void> {
  spoken = spokenIn(language, await dictionaryOf(language))
  for (const listener of listeners) listener()
}

async function dictionaryOf(language: Language): Promise<Dictionary> {
  switch (language) {
    case 'en': return english
    case 'de': return (await import('./german')).german
  }
}

/** The language that is spoken; whoever asks is drawn again when it changes. */
export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, () => spoken.language)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
