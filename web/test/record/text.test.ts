import { expect, test } from 'vitest'
import { t } from '../../src/text'
import { ageOn, dateText, dayAfter, dayOf, timeText } from '../../src/text/dates'

test('values are put in, and one is not many', () => {
  expect(t('shell.account', { name: 'Ada' })).toBe('Signed in as Ada')
  expect(t('patients.count', { n: 1 })).toBe('1 patient')
  expect(t('patients.count', { n: 0 })).toBe('0 patients')
  expect(t('shell.account')).toBe('Signed in as {name}')
})

test('a day is the clinic’s, not the browser’s', () => {
  const at = new Date('2026-11-22T03:30:00Z')
  expect(dayOf(at, 'America/New_York')).toBe('2026-11-21')
  expect(dayOf(at, 'Asia/Tokyo')).toBe('2026-11-22')
  expect(timeText(at.toISOString(), 'America/New_York')).toBe('22:30')
})

test('days are counted over the ends of months and of summer time', () => {
  expect(dayAfter('2026-02-28', 1)).toBe('2026-03-01')
  expect(dayAfter('2026-11-01', 1)).toBe('2026-11-02')
  expect(dayAfter('2026-01-01', -1)).toBe('2025-12-31')
})

test('months are letters', () => expect(dateText('1961-03-04')).toBe('4 Mar 1961'))

test('one is a year older on the birthday', () => {
  expect(ageOn('2026-03-03', '1961-03-04')).toBe(64)
  expect(ageOn('2026-03-04', '1961-03-04')).toBe(65)
})
