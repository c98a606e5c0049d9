/** Where one looks from: an orbit about a point of the body, named views and close-ups, and which side is where on the screen. */

export interface Orbit {
  /** Degrees; 0 looks at the front, 90 at the body's left side, 180 at the back. */
  azimuth: number
  /** Degrees above the horizon. */
  elevation: number
  /** Height of the picture, millimetres at the target: small is close. */
  span: number
  /** Millimetres on the shape shown. */
  target: [number, number, number]
}

export const SNAPS = ['front', 'back', 'left', 'right'] as const
export type Snap = (typeof SNAPS)[number]

export const CLOSE_UPS = ['whole', 'head', 'hand.right', 'hand.left', 'pelvis', 'foot.right', 'foot.left', 'sole.right', 'sole.left'] as const
export type CloseUp = (typeof CLOSE_UPS)[number]

export const SNAP_AZIMUTH: Record<Snap, number> = { front: 0, back: 180, left: 90, right: -90 }

export interface Box { low: [number, number, number]; high: [number, number, number] }

/** The parts of regions that a close-up shows. */
const CLOSE_UP_REGIONS: Record<Exclude<CloseUp, 'whole'>, RegExp> = {
  head: /^(head|face|neck)\./,
  pelvis: /^(pelvis|abdomen\.(groin|suprapubic)|buttock|hip|back\.(sacrum|coccyx))/,
  'hand.right': /^(hand|wrist)\..*\.right$/,
  'hand.left': /^(hand|wrist)\..*\.left$/,
  'foot.right': /^(foot|ankle)\..*\.right$/,
  'foot.left': /^(foot|ankle)\..*\.left$/,
  'sole.right': /^foot\..*\.right$/,
  'sole.left': /^foot\..*\.left$/,
}

export function isInCloseUp(closeUp: CloseUp, region: string): boolean {
  return closeUp === 'whole' || CLOSE_UP_REGIONS[closeUp].test(region)
}

export const NARROWEST_SPAN_MM = 90
export const WIDEST_SPAN_MM = 2600

/** An orbit that shows a box whole; keeps the direction unless the close-up needs one of its own. */
export function frame(box: Box, aspect: number, now: Orbit, closeUp: CloseUp): Orbit {
  const size = box.high.map((high, axis) => high - box.low[axis])
  const width = Math.max(size[0], size[2])
  const margin = closeUp === 'whole' ? 1.05 : 1.3
  const sole = closeUp.startsWith('sole')
  const span = margin * Math.max(sole ? size[2] : size[1], width / Math.max(aspect, 0.2))
  const direction = sole ? { azimuth: 0, elevation: -75 } : { azimuth: nearestSnap(now.azimuth), elevation: 0 }
  return {
    ...direction,
    span: clampSpan(span),
    target: box.low.map((low, axis) => (low + box.high[axis]) / 2) as [number, number, number],
  }
}

/** Closer would lose sight of where on the body one is. */
const NEAREST_MM = 620

/** Target and span that show all places with room around them. */
export function near(places: readonly (readonly number[])[], aspect: number): Pick<Orbit, 'target' | 'span'> {
  const low = [0, 1, 2].map((axis) => Math.min(...places.map((place) => place[axis])))
  const high = [0, 1, 2].map((axis) => Math.max(...places.map((place) => place[axis])))
  const width = Math.max(high[0] - low[0], high[2] - low[2])
  const span = clampSpan(Math.max(NEAREST_MM, NEAREST_MM / aspect, 1.35 * Math.max(high[1] - low[1], width / aspect)))
  return { span, target: low.map((value, axis) => (value + high[axis]) / 2) as Orbit['target'] }
}

export function clampSpan(span: number): number {
  return Math.min(Math.max(span, NARROWEST_SPAN_MM), WIDEST_SPAN_MM)
}

export function clampElevation(elevation: number): number {
  return Math.min(Math.max(elevation, -85), 85)
}

function nearestSnap(azimuth: number): number {
  return Math.round(azimuth / 90) * 90
}

export interface Sides {
  /** What lies to the left and to the right on the screen, and what faces the reader. */
  screenLeft: Snap
  screenRight: Snap
  facing: Snap
}

/** The body's own sides as they lie on the screen. */
export function sides(azimuth: number): Sides {
  const turn = ((azimuth % 360) + 360) % 360
  if (turn < 60 || turn > 300) return { screenLeft: 'right', screenRight: 'left', facing: 'front' }
  if (turn > 120 && turn < 240) return { screenLeft: 'left', screenRight: 'right', facing: 'back' }
  if (turn <= 120) return { screenLeft: 'front', screenRight: 'back', facing: 'left' }
  return { screenLeft: 'back', screenRight: 'front', facing: 'right' }
}

/** Part of the way between two orbits, the short way round. */
export function between(from: Orbit, to: Orbit, share: number): Orbit {
  const mix = (a: number, b: number) => a + (b - a) * share
  const turn = ((((to.azimuth - from.azimuth) % 360) + 540) % 360) - 180
  return {
    azimuth: from.azimuth + turn * share,
    elevation: mix(from.elevation, to.elevation),
    span: from.span * (to.span / from.span) ** share,
    target: from.target.map((value, axis) => mix(value, to.target[axis])) as [number, number, number],
  }
}
