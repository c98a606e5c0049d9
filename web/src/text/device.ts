/** The language of this device: chosen, else that of the browser. */
import { LANGUAGES, speak, type Language } from './index'

/** Not under `palpate.`, which is forgotten when somebody signs out: the language is no one's secret. */
const KEY = 'palpate-language'

function chosen(): Language {
  const kept = localStorage.getItem(KEY)
  const wanted = [kept ?? '', ...navigator.languages.map((tag) => tag.slice(0, 2))]
  return wanted.flatMap((tag) => LANGUAGES.filter((language) => language === tag))[0] ?? 'en'
}

/** Before the first page is shown. A language that cannot be loaded is no reason to show nothing. */
export async function speakAsChosen(): Promise<void> {
  const language = chosen()
  await speak(language).catch(() => speak('en'))
  document.documentElement.lang = language
}

export async function choose(language: Language): Promise<void> {
  await speak(language)
  document.documentElement.lang = language
  try {
    localStorage.setItem(KEY, language)
  } catch {
    // A full or closed storage: the choice holds until the page is left.
  }
}
