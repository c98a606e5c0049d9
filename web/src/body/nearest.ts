/** Which of many points in space is nearest: a grid of cubes searched ring by ring. Ties go to the lowest index. */

const CUBE_MM = 24

export class NearestPoint {
  private readonly cubes = new Map<number, number[]>()
  private readonly points: Float32Array
  private readonly widestRing: number

  constructor(points: Float32Array) {
    this.points = points
    let [low, high] = [Infinity, -Infinity]
    for (let i = 0; i < points.length; i += 3) {
      const key = cubeKey(cube(points[i]), cube(points[i + 1]), cube(points[i + 2]))
      const members = this.cubes.get(key)
      if (members) members.push(i / 3)
      else this.cubes.set(key, [i / 3])
      for (let axis = 0; axis < 3; axis++) {
        low = Math.min(low, points[i + axis])
        high = Math.max(high, points[i + axis])
      }
    }
    this.widestRing = Math.ceil((high - low) / CUBE_MM) + 200
  }

  find(x: number, y: number, z: number): number {
    const [cx, cy, cz] = [cube(x), cube(y), cube(z)]
    let best = -1
    let bestDistance2 = Infinity
    for (let ring = 0; ring <= this.widestRing; ring++) {
      // Whatever lies in this ring or beyond is at least so far away.
      const reach = (ring - 1) * CUBE_MM
      if (best >= 0 && reach > 0 && reach * reach > bestDistance2) break
      for (let i = cx - ring; i <= cx + ring; i++) {
        for (let j = cy - ring; j <= cy + ring; j++) {
          const onShell = Math.abs(i - cx) === ring || Math.abs(j - cy) === ring
          const step = onShell || ring === 0 ? 1 : 2 * ring
          for (let k = cz - ring; k <= cz + ring; k += step) {
            const members = this.cubes.get(cubeKey(i, j, k))
            if (!members) continue
            for (const member of members) {
              const distance2 = this.distance2(member, x, y, z)
              if (distance2 < bestDistance2 || (distance2 === bestDistance2 && member < best)) {
                best = member
                bestDistance2 = distance2
              }
            }
          }
        }
      }
    }
    return best
  }

  private distance2(member: number, x: number, y: number, z: number): number {
    const dx = this.points[3 * member] - x
    const dy = this.points[3 * member + 1] - y
    const dz = this.points[3 * member + 2] - z
    return dx * dx + dy * dy + dz * dz
  }
}

function cube(millimetres: number): number {
  return Math.floor(millimetres / CUBE_MM)
}

function cubeKey(i: number, j: number, k: number): number {
  return ((i + 512) * 1024 + (j + 512)) * 1024 + (k + 512)
}
