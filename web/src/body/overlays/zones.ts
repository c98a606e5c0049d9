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
  clear([0, 1], overlay)
  for (const zone of zones) draw(zone, zone.class === 'essential' ? 0 : 1, reach, overlay)
}

/** Writes the distances of the skin over a muscle into z, where nothing is explained because nothing is painted. */
export function drawSpan(span: readonly Omit<Zone, 'class'>[], reach: Reach, overlay: Float32Array): void {
  clear([2], overlay)
  for (const stroke of span) draw(stroke, 2, reach, overlay)
}

function clear(channels: number[], overlay: Float32Array): void {
  for (let at = 0; at < overlay.length; at += 4) for (const channel of channels) overlay[at + channel] = FAR_MM
}

function draw({ points, radiusMm }: Omit<Zone, 'class'>, channel: 0 | 1 | 2, reach: Reach, overlay: Float32Array): void {
  for (let i = points.length === 1 ? 0 : 1; i < points.length; i++) {
    const [a, b] = [points[Math.max(0, i - 1)], points[i]]
    reach.along(a, b, radiusMm, (vertex, distance) => {
      const at = 4 * vertex + channel
      overlay[at] = Math.max(overlay[at], radiusMm - distance)
    })
  }
}
