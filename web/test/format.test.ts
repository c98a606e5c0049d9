import { expect, test } from 'vitest'
import { decodeBody } from '../src/body/format'
import { realBody, realBodyBytes } from './body'

test('the body has its vertices, cells and 189 regions', () => {
  const body = realBody()
  expect(body.position.length).toBe(3 * body.vertexCount)
  expect(body.regions.length).toBe(189)
  expect(Math.max(...body.vertexCell)).toBeLessThan(body.cells.count)
  expect(body.morphs).toContain('child')
})

test('soles are at 0 and the left side at positive x', () => {
  const body = realBody()
  const [x, y] = body.position.subarray(3 * (body.landmarks.get('acromion.left') ?? 0))
  expect(x).toBeGreaterThan(0)
  expect(y).toBeGreaterThan(1000)
  const heights = body.position.filter((_, i) => i % 3 === 1)
  expect(heights.reduce((least, height) => Math.min(least, height), 9999)).toBe(0)
})

test('cells are mirrored in pairs', () => {
  const { centre, count, region } = realBody().cells
  const { regions } = realBody()
  for (let cell = 0; cell < count; cell += 2) {
    expect(centre[3 * cell]).toBe(-centre[3 * cell + 3])
    expect(centre[3 * cell + 1]).toBe(centre[3 * cell + 4])
    expect(regions[region[cell]].replace(/\.right$/, '.left')).toBe(regions[region[cell + 1]])
  }
})

test('damaged bytes are refused in words', () => {
  expect(() => decodeBody(new ArrayBuffer(0))).toThrow('body.bin is empty')
  expect(() => decodeBody(realBodyBytes().slice(0, 100))).toThrow('ends within its header')
})
