import { expect, test } from 'vitest'
import {
  addPain, answerRegion, changePain, done, EMPTY_DRAWING, MOST_PAINS, redone, removePain, started, undone, UNDO_STEPS,
} from '../src/case/drawing-state'

test('a hundred steps can be undone and done again', () => {
  let undo = started(0)
  for (let step = 1; step <= 150; step++) undo = done(undo, step)
  for (let i = 0; i < 200; i++) undo = undone(undo)
  expect(undo.now).toBe(150 - UNDO_STEPS)
  for (let i = 0; i < 200; i++) undo = redone(undo)
  expect(undo.now).toBe(150)
})

test('a new step forgets what was undone', () => {
  const undo = done(undone(done(done(started('a'), 'b'), 'c')), 'd')
  expect(undo.now).toBe('d')
  expect(redone(undo)).toBe(undo)
  expect(undone(undo).now).toBe('b')
})

test('pains have ids of their own, even after one was deleted', () => {
  const three = addPain(addPain(EMPTY_DRAWING))
  expect(three.pains.map(({ id }) => id)).toEqual([0, 1, 2])
  const again = addPain(removePain(three, 1))
  expect(again.pains.map(({ id }) => id)).toEqual([0, 2, 3])
  expect(again.current).toBe(3)
  let full = EMPTY_DRAWING
  for (let i = 0; i < 20; i++) full = addPain(full)
  expect(full.pains.length).toBe(MOST_PAINS)
})

test('the quality of a pain is that of its strokes', () => {
  const stroke = { points: [[0, 0, 0] as [number, number, number]], radius: 1, intensity: 1, quality: 'aching' as const, layer: 0, erase: false, mirror: false }
  const drawing = changePain({ ...EMPTY_DRAWING, strokes: [stroke, { ...stroke, layer: 1 }] }, 0, { quality: 'numb' })
  expect(drawing.strokes.map(({ quality }) => quality)).toEqual(['numb', 'aching'])
})

test('a region answered with 0 is no longer answered', () => {
  const once = answerRegion(EMPTY_DRAWING, 'face.tmj.left', 4)
  expect(answerRegion(once, 'face.tmj.left', 6).regions).toEqual([{ region: 'face.tmj.left', intensity: 6, quality: 'aching' }])
  expect(answerRegion(once, 'face.tmj.left', 0).regions).toEqual([])
})
