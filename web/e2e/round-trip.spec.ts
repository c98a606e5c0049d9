import { expect, test } from '@playwright/test'
import { openPage } from './page'

test('1,000 random drawings: page → server → file → page, the same to the last cell, no side swapped', async ({ page }) => {
  test.setTimeout(600_000)
  await openPage(page)
  const result = await page.evaluate(async () => {
    const palpate = window.palpate
    if (!palpate) throw new Error('the page is not ready')
    let state = 20261121
    const next = () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      return state / 2 ** 32
    }
    const qualities = ['aching', 'burning', 'shooting', 'tingling', 'numb'] as const
    const tenth = (value: number) => Math.round(value * 10) / 10 + 0
    const stroke = () => {
      const start = palpate.cellCentre(Math.floor(next() * palpate.cellCount))
      const points: [number, number, number][] = [start.map(tenth) as [number, number, number]]
      const direction = [next() - 0.5, next() - 0.5, next() - 0.5]
      for (let i = Math.floor(next() * 15); i > 0; i--) {
        const last = points[points.length - 1]
        points.push(last.map((value, axis) => tenth(value + 14 * direction[axis] + (next() - 0.5) * 6)) as [number, number, number])
      }
      const erase = next() < 0.15
      return {
        points, radius: tenth(4 + next() * 40), intensity: erase ? 0 : 1 + Math.floor(next() * 10),
        quality: qualities[Math.floor(next() * 5)], layer: Math.floor(next() * 3), erase, mirror: next() < 0.2,
      }
    }
    const wrong: string[] = []
    let painted = 0
    for (let drawing = 0; drawing < 1000 && wrong.length < 5; drawing++) {
      const strokes = Array.from({ length: 1 + Math.floor(next() * 6) }, stroke)
      palpate.clear()
      palpate.paint(strokes)
      const before = JSON.stringify(palpate.cells())
      const text = await palpate.save()
      const file = JSON.parse(text) as { drawing: { cells: [number, number][] } }
      if (JSON.stringify(file.drawing.cells) !== before) wrong.push(`drawing ${drawing}: the server has other cells`)
      palpate.clear()
      await palpate.open(text)
      if (JSON.stringify(palpate.cells()) !== before) wrong.push(`drawing ${drawing}: other cells after opening`)
      if (JSON.stringify(palpate.strokes()) !== JSON.stringify(strokes)) wrong.push(`drawing ${drawing}: other strokes after opening`)
      painted += file.drawing.cells.length
    }
    palpate.clear()
    return { wrong, painted }
  })
  expect(result.wrong).toEqual([])
  expect(result.painted).toBeGreaterThan(10_000)
})
