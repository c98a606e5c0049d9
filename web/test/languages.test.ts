import { afterEach, expect, test } from 'vitest'
import { english, LANGUAGES, speak, t, type Dictionary, type Entry } from '../src/text'
import { dateText } from '../src/text/dates'
import { german } from '../src/text/german'
import { numberText } from '../src/text/numbers'

afterEach(() => speak('en'))

const keys = Object.keys(english) as (keyof Dictionary)[]
const forms = (entry: Entry): string[] => (typeof entry === 'string' ? [entry] : Object.values(entry))
const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort()

test('every text is there in German, no other, and none is empty', () => {
  expect(Object.keys(german).sort()).toEqual([...keys].sort())
  expect(keys.filter((key) => forms(german[key]).some((text) => text.trim() === ''))).toEqual([])
})

test('each form of a text fills in what the English one does; only the singular may leave out how many', () => {
  const wrong = keys.filter((key) => {
    const fields = ({ entry, form }: { entry: Entry; form: 'one' | 'other' }) => placeholders(typeof entry === 'string' ? entry : (entry[form] ?? entry.other))
    const wanted = fields({ entry: english[key], form: 'other' })
    const [other, ...ones] = [
      fields({ entry: german[key], form: 'other' }), fields({ entry: german[key], form: 'one' }), fields({ entry: english[key], form: 'one' }),
    ]
    const isCounted = typeof english[key] !== 'string'
    return other.join() !== wanted.join() || ones.some((one) => [...new Set(isCounted ? [...one, '{n}'] : one)].sort().join() !== wanted.join())
  })
  expect(wrong).toEqual([])
})

test('what has a plural in English has one in German', () => {
  expect(keys.filter((key) => (typeof english[key] === 'string') !== (typeof german[key] === 'string'))).toEqual([])
})

test('words, dates and numbers follow the language', async () => {
  expect(LANGUAGES).toContain('de')
  await speak('de')
  expect(t('patients.count', { n: 1 })).toBe('1 Patient')
  expect(dateText('1961-03-04')).toBe('4. März 1961')
  expect(numberText(2.25)).toBe('2,3')
  await speak('en')
  expect([t('patients.count', { n: 2 }), dateText('1961-03-04'), numberText(2.25)]).toEqual(['2 patients', '4 Mar 1961', '2.3'])
})
