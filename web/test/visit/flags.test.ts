import { expect, test } from 'vitest'
import type { RedFlag } from '../../src/api/types'
import { flagAnswer, flagsToAsk, withDenied, withoutDenied } from '../../src/visit/flags'

const flag = (id: string, regions: string[]): RedFlag => ({ id, regions, name: id, ask: `${id}?`, condition: '', action: 'urgent', mimics: [], basis: '', sources: [], grade: 'opinion' })
const ALL = [flag('fall', ['ankle.lateral']), flag('lump', []), flag('cancer', ['back.lumbar', 'neck.base'])]
const none = { is_complete: false }

test('asked are those of the places that hurt, on whichever side, and those of anywhere', () => {
  expect(flagsToAsk(ALL, ['back.lumbar.left', 'neck.base']).map(({ id }) => id)).toEqual(['lump', 'cancer'])
  expect(flagsToAsk(ALL, []).map(({ id }) => id)).toEqual(['lump'])
})

test('a yes stands before a no, and what nobody was asked is neither', () => {
  const safety = withDenied(none, ['fall', 'lump'])
  expect(['fall', 'lump', 'cancer'].map((id) => flagAnswer(safety, ['lump'], id))).toEqual([false, true, null])
})

test('denials add up once each and can be taken back', () => {
  const safety = withDenied(withDenied(none, ['fall']), ['fall', 'lump'])
  expect(safety.denied_flags).toEqual(['fall', 'lump'])
  expect(withoutDenied(safety, ['fall']).denied_flags).toEqual(['lump'])
})
