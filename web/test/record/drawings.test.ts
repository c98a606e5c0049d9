import { expect, test } from 'vitest'
import { chosenNext, compareDrawings } from '../../src/record/drawings'
import { addressOf, shortName } from '../../src/sources/identifier'

const AREAS = [1, 2, 4, 8]
const cells = (...ids: number[]) => ids.map((id): [number, number] => [id, 5])

test('gone, stayed and new are areas of skin, and their overlap is the stayed of all', () => {
  const { goneCm2, stayedCm2, addedCm2, jaccard } = compareDrawings(cells(0, 1, 2), cells(2, 3), AREAS)
  expect([goneCm2, stayedCm2, addedCm2]).toEqual([3, 4, 8])
  expect(jaccard).toBeCloseTo(4 / 15)
})

test('equal drawings overlap wholly, two empty ones too, strangers not at all', () => {
  expect(compareDrawings(cells(1, 2), cells(2, 1), AREAS).jaccard).toBe(1)
  expect(compareDrawings([], [], AREAS).jaccard).toBe(1)
  expect(compareDrawings(cells(0), cells(3), AREAS).jaccard).toBe(0)
})

test('a press takes the place of the one chosen longest ago', () => {
  expect(chosenNext([0, 5], 3)).toEqual([5, 3])
  expect(chosenNext([5, 3], 5)).toEqual([5, 3])
  expect(chosenNext([0], 1)).toEqual([0, 1])
})

test('an identifier leads to where the source can be read', () => {
  expect(addressOf('doi:10.1016/j.foot.2012.02.002')).toBe('https://doi.org/10.1016/j.foot.2012.02.002')
  expect(addressOf('pmid:22013572')).toBe('https://pubmed.ncbi.nlm.nih.gov/22013572/')
  expect(addressOf('pmcid:PMC6778979')).toBe('https://pmc.ncbi.nlm.nih.gov/articles/PMC6778979/')
  expect(addressOf('https://www.apta.org')).toBe('https://www.apta.org')
  expect([addressOf('isbn:9780781755603'), addressOf('')]).toEqual([null, null])
})

test('a key is read as a name and a year', () => {
  expect(['simons1999', 'young2010psfs', 'smith2001b', 'aacp'].map(shortName)).toEqual(['Simons 1999', 'Young 2010', 'Smith 2001b', 'aacp'])
})
