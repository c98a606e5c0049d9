import { describe, expect, it } from 'vitest'
import type { Needle } from '../../src/record/types'
import { allOut, countOf, placed, putBack, takenOut, timeIn, treatedMuscles } from '../../src/visit/needles'

const AT = '2026-01-05T09:00:00Z'
const LATER = '2026-01-05T09:01:05Z'
const three = () => ['infraspinatus', 'trapezius_upper', 'infraspinatus'].reduce<Needle[]>((needles, muscle) => placed(needles, { muscle, side: 'right', at: AT }), [])

describe('needles', () => {
  it('closes exactly when each one is out', () => {
    let needles = three()
    expect(countOf(needles)).toEqual({ placed: 3, out: 0, isOpen: true })
    for (const { number } of needles) {
      expect(countOf(needles).isOpen).toBe(true)
      needles = takenOut(needles, number, LATER)
    }
    expect(countOf(needles)).toEqual({ placed: 3, out: 3, isOpen: false })
    expect(countOf(putBack(needles, 2))).toEqual({ placed: 3, out: 2, isOpen: true })
  })

  it('takes all out at once and leaves the time of those that were out', () => {
    const needles = allOut(takenOut(three(), 1, AT), LATER)
    expect(needles.map(({ out }) => out?.at)).toEqual([AT, LATER, LATER])
  })

  it('numbers from 1 and takes size and lot over from the needle before', () => {
    const first = placed([], { muscle: 'soleus', side: 'left', at: AT }).map((needle): Needle => ({ ...needle, diameter: 0.3, length: 40, lot: 'A7', technique: 'static', note: 'bled', twitches: 3 }))
    const [, second] = placed(first, { muscle: 'soleus', side: 'left', at: LATER })
    expect(second).toEqual({ number: 2, muscle: 'soleus', side: 'left', technique: 'static', diameter: 0.3, length: 40, lot: 'A7', twitches: 0, inserted: LATER })
  })

  it('tells the time in minutes and seconds, until it is out', () => {
    const [needle] = three()
    expect(timeIn(needle, Date.parse(AT) + 65_000)).toBe('01:05')
    expect(timeIn(needle, Date.parse(AT) - 5_000)).toBe('00:00')
    expect(timeIn(needle, Date.parse(AT) + 3_725_000)).toBe('1:02:05')
    expect(timeIn(takenOut([needle], 1, LATER)[0], Date.parse(AT) + 3_600_000)).toBe('01:05')
  })

  it('names each treated muscle and side once', () => {
    const manual = [{ muscle: 'infraspinatus', side: 'left' as const }, { muscle: 'infraspinatus', side: 'right' as const }, {}]
    expect(treatedMuscles({ needles: three(), manual })).toEqual([
      { muscle: 'infraspinatus', side: 'right' }, { muscle: 'trapezius_upper', side: 'right' }, { muscle: 'infraspinatus', side: 'left' },
    ])
  })
})
