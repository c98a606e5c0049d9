/** Which muscle a tap on the body means: of those that lie there the likeliest in the ranking, then the nearest. */
import type { CauseLine, Zones } from '../api/types'
import type { Point } from '../body/drawing'
import type { Side } from '../case/store'

/** Where the muscles lie: by id of the muscle. */
export type Places = ReadonlyMap<string, Pick<Zones, 'points' | 'span'>>

export interface Proposal {
  muscle: string
  side: Side
  /** The place lies on the skin over the muscle. */
  isUnder: boolean
  /** To the nearest of its trigger points. */
  distanceMm: number
  /** By the ranking; 0 where it has none. */
  p: number
}

/** Below this the ranking says nothing about which of two muscles is meant; it is the least that the ranking shows. */
const LEAST_P = 0.005
/** The finger is this broad: half of a fingertip. */
const FINGER_MM = 8

/** Best first; a muscle stands once, on the side where the place is nearest to it. */
export function proposals(at: Point, places: Places, causes: readonly Pick<CauseLine, 'cause' | 'side' | 'kind' | 'p'>[], most: number): Proposal[] {
  const all = [...places].flatMap(([muscle, { points, span }]) => {
    const sides = (['left', 'right'] as const).map((side): Proposal => {
      const here = points.filter((point) => point.side === side)
      const distanceMm = Math.min(Infinity, ...here.map((point) => distance(at, point.at)))
      const isOver = span.some((stroke) => stroke.side === side && toPath(at, stroke.points) <= stroke.radius_mm)
      const ranked = causes.find((cause) => cause.kind === 'muscle' && cause.cause === muscle && cause.side === side)
      return { muscle, side, isUnder: isOver || distanceMm <= FINGER_MM, distanceMm, p: ranked && ranked.p >= LEAST_P ? ranked.p : 0 }
    })
    const nearest = sides[0].distanceMm <= sides[1].distanceMm ? sides[0] : sides[1]
    return Number.isFinite(nearest.distanceMm) ? [nearest] : []
  })
  const under = all.filter(({ isUnder }) => isUnder).sort((a, b) => b.p - a.p || a.distanceMm - b.distanceMm)
  const others = all.filter(({ isUnder }) => !isUnder).sort((a, b) => a.distanceMm - b.distanceMm)
  return [...under, ...others].slice(0, most)
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
}

function toPath(at: Point, path: readonly Point[]): number {
  if (path.length === 1) return distance(at, path[0])
  return Math.min(...path.slice(1).map((end, index) => toPiece(at, path[index], end)))
}

function toPiece(at: Point, start: Point, end: Point): number {
  const along = [0, 1, 2].map((axis) => end[axis] - start[axis])
  const length2 = along.reduce((sum, value) => sum + value * value, 0)
  const share = length2 === 0 ? 0 : along.reduce((sum, value, axis) => sum + value * (at[axis] - start[axis]), 0) / length2
  const part = Math.min(1, Math.max(0, share))
  return distance(at, [0, 1, 2].map((axis) => start[axis] + part * along[axis]) as Point)
}
