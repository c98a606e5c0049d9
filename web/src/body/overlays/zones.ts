/** Where a cause is expected to hurt: essential and spillover zones as distances at the vertices. */
import type { Point } from '../drawing'
import { FAR_MM, type Reach } from '../field'

export interface Zone {
  class: 'essential' | 'spillover'
  radiusMm: number
  points: Point[]
}

/** Writes the distances into x and y of the overlay attribute. */
export function drawZones(zones: readonly Zone[], reach: Reach, overlay: Float32Array): void {
  for (let at = 0; at < overlay.length; at += 4) overlay[at] = overlay[at + 1] = FAR_MM
  for (const zone of zones) {
    const offset = zone.class === 'essential' ? 0 : 1
    for (let i = zone.points.length === 1 ? 0 : 1; i < zone.points.length; i++) {
      const [a, b] = [zone.points[Math.max(0, i - 1)], zone.points[i]]
      reach.along(a, b, zone.radiusMm, (vertex, distance) => {
        const at = 4 * vertex + offset
        overlay[at] = Math.max(overlay[at], zone.radiusMm - distance)
      })
    }
  }
}
