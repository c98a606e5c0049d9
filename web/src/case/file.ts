/** The case on the page as the case of the server and of files, and back. */
import type { CaseWire } from '../api/types'
import { QUALITIES, type CellPainter, type Point, type Stroke } from '../body/drawing'
import type { Cells } from '../body/format'
import { EMPTY_DRAWING, firstName, started, type Drawing, type Pain } from './drawing-state'
import { newCase, type CaseState, type CauseRef, type Finding } from './store'

/** What the page edits itself; all else in a file is kept and given back. */
const EDITED = new Set([
  'id', 'age', 'sex', 'duration_weeks', 'pain', 'drawing', 'findings', 'history', 'red_flags', 'excluded',
])

/** A dot so small that it is the one cell under it: how cells that came without strokes are kept. */
const CELL_DOT_RADIUS_MM = 0.1

/** Shown for a region that a file names without saying how strong. */
const MIDDLE_OF_SCALE = 5

/** `infraspinatus.right`, or the bare id of a cause without a side. */
export function causeKey({ cause, side }: CauseRef): string {
  return side ? `${cause}.${side}` : cause
}

export function causeOfKey(key: string): CauseRef {
  const [cause, side] = key.split('.')
  return side === 'left' || side === 'right' ? { cause, side } : { cause }
}

export interface WireOptions {
  atlas: string
  /** Files carry the strokes; a question for the ranking needs the cells only. */
  withStrokes: boolean
  live?: readonly Stroke[] | null
}

export function caseToWire(state: CaseState, painter: CellPainter, options: WireOptions): CaseWire {
  const { about, findings, excluded } = state
  const drawing = state.drawing.now
  const strokes = [...drawing.strokes, ...(options.live ?? [])]
  const cells = [...painter.paint(strokes)].map(([cell, { intensity }]): [number, number] => [cell, intensity])
  const wire: CaseWire = { ...state.kept, id: state.id }
  if (about.age !== undefined) wire.age = about.age
  if (about.sex) wire.sex = about.sex
  if (about.durationWeeks !== undefined) wire.duration_weeks = about.durationWeeks
  if (drawing.regions.length > 0) wire.pain = drawing.regions
  if (strokes.length > 0) wire.drawing = { atlas: options.atlas, cells, ...(options.withStrokes ? { strokes } : {}) }
  if (findings.length > 0) wire.findings = findings
  if (about.history.length > 0) wire.history = about.history
  if (about.redFlags.length > 0) wire.red_flags = about.redFlags
  if (excluded.length > 0) wire.excluded = excluded.map(causeKey)
  return wire
}

export function caseFromWire(wire: CaseWire, cells: Cells): CaseState {
  const kept = Object.fromEntries(Object.entries(wire).filter(([key, value]) => !EDITED.has(key) && !isBlank(value)))
  return {
    ...newCase(),
    id: wire.id,
    drawing: started(drawingFromWire(wire, cells)),
    about: {
      age: wire.age ?? undefined,
      sex: wire.sex ?? undefined,
      durationWeeks: wire.duration_weeks ?? undefined,
      history: wire.history ?? [],
      redFlags: wire.red_flags ?? [],
    },
    findings: (wire.findings ?? []).map(({ sign, muscle, side, result }): Finding => ({
      sign, result, ...(muscle ? { muscle } : {}), ...(side ? { side } : {}),
    })),
    excluded: (wire.excluded ?? []).map(causeOfKey),
    kept,
  }
}

function drawingFromWire(wire: CaseWire, cells: Cells): Drawing {
  const given = wire.drawing?.strokes ?? []
  const strokes = given.length > 0 ? given.map(completed) : dots(wire.drawing?.cells ?? [], cells)
  const layers = [...new Set(strokes.map((stroke) => stroke.layer))].sort((a, b) => a - b)
  const pains = layers.map((id): Pain => ({
    id,
    name: firstName(id),
    quality: strokes.find((stroke) => stroke.layer === id && !stroke.erase)?.quality ?? 'aching',
    isHidden: false,
  }))
  const regions = (wire.pain ?? []).flatMap(({ region, intensity, quality }) =>
    intensity === 0 ? [] : [{ region, intensity: intensity ?? MIDDLE_OF_SCALE, quality: quality ?? QUALITIES[0] }],
  )
  return pains.length === 0
    ? { ...EMPTY_DRAWING, strokes, regions }
    : { pains, current: pains[0].id, strokes, regions }
}

/** A file may leave out what has a plain default. */
function completed(stroke: Stroke): Stroke {
  const { points, radius, intensity, quality, layer, erase, mirror } = stroke
  return {
    points, radius, intensity: intensity ?? 0, quality: quality ?? QUALITIES[0],
    layer: layer ?? 0, erase: erase ?? false, mirror: mirror ?? false,
  }
}

function dots(painted: [number, number][], { centre }: Cells): Stroke[] {
  return painted.map(([cell, intensity]) => ({
    points: [[...centre.slice(3 * cell, 3 * cell + 3)] as Point],
    radius: CELL_DOT_RADIUS_MM, intensity, quality: QUALITIES[0], layer: 0, erase: false, mirror: false,
  }))
}

function isBlank(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0)
}
