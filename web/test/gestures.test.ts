import { expect, test } from 'vitest'
import { Gestures, type Contact, type GestureTarget, type Tool } from '../src/body/gestures'

/** The body fills x < 100. */
function played(tool: Tool, play: (gestures: Gestures) => void): string {
  const log: string[] = []
  const note = (word: string) => () => { if (log[log.length - 1] !== word) log.push(word) }
  const target: GestureTarget = {
    isOnBody: (x) => x < 100,
    strokeBegin: note('begin'), strokeMove: note('paint'), strokeEnd: note('end'), strokeCancel: note('cancel'), tap: note('tap'),
    turn: (dx, dy) => { if (dx !== 0 || dy !== 0) note('turn')() },
    shift: (dx, dy) => { if (dx !== 0 || dy !== 0) note('shift')() },
    zoom: (factor) => { if (factor !== 1) note('zoom')() },
  }
  const gestures = new Gestures(target)
  gestures.tool = tool
  play(gestures)
  return log.join(' ')
}

const at = (id: number, x: number, y: number, time: number, more: Partial<Contact> = {}): Contact =>
  ({ id, kind: 'touch', x, y, time, button: 0, shift: false, ...more })
const mouse = { kind: 'mouse' as const }

test('one finger on the body paints', () => {
  expect(played('paint', (g) => { g.press(at(1, 50, 50, 0)); g.move(at(1, 60, 50, 20)); g.release(1) })).toBe('begin paint end')
})
test('one finger beside the body turns', () => {
  expect(played('paint', (g) => { g.press(at(1, 150, 50, 0)); g.move(at(1, 160, 50, 20)); g.release(1) })).toBe('turn')
})
test('a second finger that comes early takes the stroke back', () => {
  expect(played('paint', (g) => {
    g.press(at(1, 50, 50, 0)); g.move(at(1, 55, 50, 30)); g.press(at(2, 90, 50, 80)); g.move(at(2, 120, 50, 100)); g.release(1); g.release(2)
  })).toBe('begin paint cancel turn zoom')
})
test('a long stroke stays when a second finger comes late', () => {
  expect(played('paint', (g) => {
    g.press(at(1, 50, 50, 0)); g.move(at(1, 80, 90, 300)); g.press(at(2, 90, 50, 400)); g.release(2); g.release(1)
  })).toBe('begin paint end')
})
test('the finger that is left after a pair paints nothing', () => {
  expect(played('paint', (g) => {
    g.press(at(1, 50, 50, 0)); g.press(at(2, 90, 50, 20)); g.release(2); g.move(at(1, 20, 20, 60)); g.release(1)
  })).toBe('begin cancel')
})
test('the right button turns, the middle one shifts, also on the body', () => {
  expect(played('paint', (g) => { g.press(at(1, 50, 50, 0, { ...mouse, button: 2 })); g.move(at(1, 60, 50, 9, mouse)); g.release(1) })).toBe('turn')
  expect(played('paint', (g) => { g.press(at(1, 50, 50, 0, { ...mouse, button: 1 })); g.move(at(1, 60, 50, 9, mouse)); g.release(1) })).toBe('shift')
})
test('where the atlas is read a short contact is a tap, a long one turns, a lost one is nothing', () => {
  expect(played('point', (g) => { g.press(at(1, 50, 50, 0)); g.move(at(1, 53, 50, 20)); g.release(1) })).toBe('turn tap')
  expect(played('point', (g) => { g.press(at(1, 50, 50, 0)); g.move(at(1, 90, 50, 20)); g.release(1) })).toBe('turn')
  expect(played('point', (g) => { g.press(at(1, 50, 50, 0)); g.cancel(1) })).toBe('')
  expect(played('paint', (g) => { g.press(at(1, 150, 50, 0)); g.release(1) })).toBe('')
})
test('in move mode nothing paints', () => {
  expect(played('move', (g) => { g.press(at(1, 50, 50, 0)); g.move(at(1, 60, 50, 9)); g.release(1) })).toBe('turn')
})
test('a pen paints; a stroke that the system interrupts is not kept', () => {
  const pen = { kind: 'pen' as const }
  expect(played('paint', (g) => { g.press(at(1, 50, 50, 0, pen)); g.move(at(1, 60, 50, 9, pen)); g.release(1) })).toBe('begin paint end')
  expect(played('paint', (g) => { g.press(at(1, 50, 50, 0)); g.move(at(1, 60, 50, 9)); g.cancel(1) })).toBe('begin paint cancel')
})
