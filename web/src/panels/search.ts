/** Finds entries of the atlas by the words of their names and synonyms; names that begin with the words come first. */

export interface Findable {
  id: string
  name: string
  synonyms: string[]
  of: 'muscle' | 'mimic'
  group: string
  /** The synonym that matched, where the name did not. */
  synonym?: string
}

export function find(entries: readonly Findable[], text: string): Findable[] {
  const words = plain(text).split(' ').filter(Boolean)
  if (words.length === 0) return [...entries]
  const scored = entries.flatMap((entry) => {
    const own = score(entry.name, words)
    if (own > 0) return [{ entry, score: own + 10 }]
    const synonyms = entry.synonyms.map((synonym) => ({ synonym, score: score(synonym, words) })).filter((match) => match.score > 0)
    const best = synonyms.sort((a, b) => b.score - a.score)[0]
    return best ? [{ entry: { ...entry, synonym: best.synonym }, score: best.score }] : []
  })
  return scored.sort((a, b) => b.score - a.score || a.entry.name.localeCompare(b.entry.name)).map(({ entry }) => entry)
}

function score(name: string, words: string[]): number {
  const text = plain(name)
  if (!words.every((word) => text.includes(word))) return 0
  if (text.startsWith(words.join(' '))) return 3
  return words.every((word) => text.split(' ').some((part) => part.startsWith(word))) ? 2 : 1
}

function plain(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/[^a-z0-9]+/g, ' ').trim()
}
