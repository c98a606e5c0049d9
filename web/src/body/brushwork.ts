/** One movement of the hand as strokes: points far enough apart, and a new stroke where the hand jumped over a gap. */
import { roundPoint, type Point, type Quality, type Stroke } from './drawing'

/** No two points of a stroke are closer; finer detail is below what a hand means. */
const CLOSEST_MM = 2
const SPACING_PER_RADIUS = 0.25
/** A longer jump between neighbouring samples went from one limb to another. */
const WIDEST_JUMP_MM = 32

export interface BrushSettings {
  radius: number
  intensity: number
  quality: Quality
  layer: number
  erase: boolean
  mirror: boolean
}

export class Brushwork {
  readonly strokes: Stroke[] = []
  private readonly settings: BrushSettings
  private isLifted = true

  constructor(settings: BrushSettings) {
    this.settings = { ...settings, radius: Math.round(settings.radius * 10) / 10 }
  }

  /** Adds a place on the neutral body; returns the stroke and the first of its new points, or null when nothing changed. */
  add(at: Point): { stroke: Stroke; from: number } | null {
    const point = roundPoint(at)
    const stroke = this.strokes[this.strokes.length - 1]
    const last = stroke?.points[stroke.points.length - 1]
    const gap = last ? Math.hypot(point[0] - last[0], point[1] - last[1], point[2] - last[2]) : Infinity
    if (!stroke || this.isLifted || gap > WIDEST_JUMP_MM) {
      // Back on the same spot after a gap: the stroke simply goes on.
      if (stroke && gap <= CLOSEST_MM) {
        this.isLifted = false
        return null
      }
      this.isLifted = false
      const begun: Stroke = { points: [point], ...this.settings }
      this.strokes.push(begun)
      return { stroke: begun, from: 0 }
    }
    if (gap < Math.max(CLOSEST_MM, this.settings.radius * SPACING_PER_RADIUS)) return null
    stroke.points.push(point)
    return { stroke, from: stroke.points.length - 1 }
  }

  /** The pointer left the body: the next place begins a new stroke. */
  lift(): void {
    this.isLifted = true
  }

  snapshot(): Stroke[] {
    return this.strokes.map((stroke) => ({ ...stroke, points: [...stroke.points] }))
  }
}
