/** Decodes `body.bin`: the surface, its cells, regions and landmarks, on the neutral adult and its other shapes. */

export interface Cells {
  count: number
  /** Millimetres, three for each cell, a point on the skin. Exact in 32 bits: the file holds 1/32 mm. */
  centre: Float32Array
  /** Square centimetres of true skin on the neutral adult. */
  areaCm2: Float32Array
  /** Index into `Body.regions`. */
  region: Uint8Array
  neighbourStart: Uint32Array
  neighbour: Uint16Array
}

export interface Body {
  vertexCount: number
  /** Millimetres on the neutral body: x to the body's left, y up, z to the front. */
  position: Float32Array
  triangle: Uint32Array
  vertexMirror: Uint32Array
  vertexCell: Uint16Array
  morphs: string[]
  /** Millimetres to add to `position` for a shape. */
  morph: Map<string, Float32Array>
  cells: Cells
  regions: string[]
  landmarks: Map<string, number>
}

/** Names of the shapes of the body, the neutral one first. */
export function shapes(body: Body): string[] {
  return ['neutral', ...body.morphs]
}

type ElementType = 'u8' | 'i8' | 'u16' | 'i16' | 'u32'
interface Section { type: ElementType; offset: number; count: number }
interface Header {
  format: number
  vertices: number
  triangles: number
  cells: number
  regions: string[]
  landmarks: { id: string; vertex: number }[]
  morphs: string[]
  sections: Record<string, Section>
}
type Numbers = Uint8Array | Int8Array | Uint16Array | Int16Array | Uint32Array

const UNITS_PER_MM = 32
/** x and z are stored from −1024 mm, y from the soles. */
const ORIGIN_MM = [-1024, 0, -1024]

export class BodyFormatError extends Error {}

export function decodeBody(buffer: ArrayBuffer): Body {
  if (buffer.byteLength < 4) throw new BodyFormatError('body.bin is empty')
  const headerLength = new DataView(buffer).getUint32(0, true)
  if (4 + headerLength > buffer.byteLength) throw new BodyFormatError('body.bin ends within its header')
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, headerLength))) as Header
  if (header.format !== 1) throw new BodyFormatError(`body.bin has format ${header.format}, expected 1`)

  const section = (name: string, count: number): Numbers => {
    const found = header.sections[name]
    if (!found) throw new BodyFormatError(`body.bin has no section "${name}"`)
    if (found.count !== count) throw new BodyFormatError(`section "${name}" has ${found.count} elements, expected ${count}`)
    return numbers(buffer, found)
  }
  const { vertices, triangles, cells } = header
  const neighbourStart = Uint32Array.from(section('cell_neighbour_start', cells + 1))
  return {
    vertexCount: vertices,
    position: millimetres(section('position', 3 * vertices)),
    triangle: Uint32Array.from(section('triangle', 3 * triangles)),
    vertexMirror: Uint32Array.from(section('vertex_mirror', vertices)),
    vertexCell: Uint16Array.from(section('vertex_cell', vertices)),
    morphs: header.morphs,
    morph: new Map(header.morphs.map((name) => [name, scaled(section(`morph.${name}`, 3 * vertices), 1 / UNITS_PER_MM)])),
    cells: {
      count: cells,
      centre: millimetres(section('cell_centre', 3 * cells)),
      areaCm2: scaled(section('cell_area', cells), 0.01),
      region: Uint8Array.from(section('cell_region', cells)),
      neighbourStart,
      neighbour: Uint16Array.from(section('cell_neighbour', neighbourStart[cells])),
    },
    regions: header.regions,
    landmarks: new Map(header.landmarks.map(({ id, vertex }) => [id, vertex])),
  }
}

function numbers(buffer: ArrayBuffer, { type, offset, count }: Section): Numbers {
  switch (type) {
    case 'u8': return new Uint8Array(buffer, offset, count)
    case 'i8': return new Int8Array(buffer, offset, count)
    case 'u16': return new Uint16Array(buffer, offset, count)
    case 'i16': return new Int16Array(buffer, offset, count)
    case 'u32': return new Uint32Array(buffer, offset, count)
  }
}

function millimetres(stored: Numbers): Float32Array {
  return Float32Array.from(stored, (value, index) => value / UNITS_PER_MM + ORIGIN_MM[index % 3])
}

function scaled(stored: Numbers, factor: number): Float32Array {
  return Float32Array.from(stored, (value) => value * factor)
}
