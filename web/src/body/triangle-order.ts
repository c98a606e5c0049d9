/**
 * Triangles in an order in which neighbours follow one another, so that a vertex that was just computed is used again while it
 * is still at hand. Four times as fast where the processor draws (Sander, Nehab and Barczak 2007, "tipsify").
 */

/** Vertices that the drawing side remembers. */
const REMEMBERED = 14

export function inDrawingOrder(triangle: Uint32Array, vertexCount: number): Uint32Array {
  const start = new Uint32Array(vertexCount + 1)
  for (const vertex of triangle) start[vertex + 1] += 1
  for (let v = 0; v < vertexCount; v++) start[v + 1] += start[v]
  const filled = start.slice(0, vertexCount)
  const around = new Uint32Array(triangle.length)
  triangle.forEach((vertex, corner) => { around[filled[vertex]++] = Math.floor(corner / 3) })

  const left = Uint32Array.from({ length: vertexCount }, (_, v) => start[v + 1] - start[v])
  const usedAt = new Int32Array(vertexCount).fill(-REMEMBERED - 1)
  const isDone = new Uint8Array(triangle.length / 3)
  const out = new Uint32Array(triangle.length)
  const trail: number[] = []
  let [written, time, scan] = [0, 0, 0]
  let fan = 0
  while (fan >= 0) {
    const ring: number[] = []
    for (let i = start[fan]; i < start[fan + 1]; i++) {
      const t = around[i]
      if (isDone[t]) continue
      isDone[t] = 1
      for (let corner = 0; corner < 3; corner++) {
        const vertex = triangle[3 * t + corner]
        out[written++] = vertex
        trail.push(vertex)
        ring.push(vertex)
        left[vertex] -= 1
        if (time - usedAt[vertex] > REMEMBERED) usedAt[vertex] = time++
      }
    }
    fan = nextFan(ring)
  }
  return out

  function nextFan(ring: number[]): number {
    let [best, oldest] = [-1, -1]
    for (const vertex of ring) {
      if (left[vertex] === 0) continue
      // Old, but not so old that it is forgotten before its fan is drawn.
      const age = time - usedAt[vertex]
      const priority = age + 2 * left[vertex] <= REMEMBERED ? age : 0
      if (priority > oldest) [best, oldest] = [vertex, priority]
    }
    if (best >= 0) return best
    for (let vertex = trail.pop(); vertex !== undefined; vertex = trail.pop()) if (left[vertex] > 0) return vertex
    while (scan < vertexCount && left[scan] === 0) scan++
    return scan < vertexCount ? scan : -1
  }
}
