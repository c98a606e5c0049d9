/** The real body for tests, and a tiny one whose answers can be worked out by hand. */
import { readFileSync } from 'node:fs'
import { decodeBody, type Body, type Cells } from '../src/body/format'

export function realBodyBytes(): ArrayBuffer {
  const file = readFileSync(new URL('../../atlas/body/body.bin', import.meta.url))
  return file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer
}

let real: Body | null = null
export function realBody(): Body {
  real ??= decodeBody(realBodyBytes())
  return real
}

/** Two ribbons of cells 10 mm apart along y, right at x = −50 and left at x = 50; even right, odd left; not connected. */
export function ribbons(length: number): Cells {
  const count = 2 * length
  const centre = new Float32Array(3 * count)
  const neighbourStart = new Uint32Array(count + 1)
  const neighbour: number[] = []
  for (let cell = 0; cell < count; cell++) {
    const step = cell >> 1
    centre.set([cell % 2 === 0 ? -50 : 50, 10 * step, 0], 3 * cell)
    neighbourStart[cell] = neighbour.length
    if (step > 0) neighbour.push(cell - 2)
    if (step < length - 1) neighbour.push(cell + 2)
  }
  neighbourStart[count] = neighbour.length
  return {
    count, centre, neighbourStart, neighbour: Uint16Array.from(neighbour),
    areaCm2: new Float32Array(count).fill(1), region: new Uint8Array(count),
  }
}

/** The same numbers every run. */
export function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
