/** Still pictures of the body: one scene, out of sight, draws many drawings onto canvases of the page. */
import { CellPainter } from './drawing'
import type { Body } from './format'
import { drawChange } from './overlays/change'
import { drawAnswers } from './overlays/regions'
import { boxOf, openContext, Scene } from './scene'
import { drawnSurface, type Surface } from './surface'
import { frame, near, type Orbit, type Snap } from './views'

/** A painted cell and how strong it hurts there. */
export type Painted = readonly [cell: number, intensity: number]

export type Pictured =
  | { kind: 'drawing'; cells: readonly Painted[] }
  | { kind: 'change'; before: readonly Painted[]; after: readonly Painted[] }

export interface Pose {
  azimuth: number
  /** Cells that the picture comes near to; the whole body without them. */
  around?: readonly number[]
}

const NO_INSETS = { left: 0, right: 0, top: 0, bottom: 0 }
/** Without graphics hardware edges are not smoothed: the picture is drawn larger and comes out smooth. */
const OVERSAMPLING = 2

export class Portrait {
  private readonly body: Body
  private readonly surface: Surface
  private readonly scene: Scene
  private readonly canvas = document.createElement('canvas')
  private readonly oversampling: number
  private shown: Pictured | null = null

  constructor(body: Body) {
    this.body = body
    const context = openContext(this.canvas)
    this.oversampling = context.isSoftware ? OVERSAMPLING : 1
    const painter = new CellPainter(body.cells)
    this.surface = drawnSurface(body, 'fine', (x, y, z) => painter.nearestCell([x, y, z]))
    this.scene = new Scene(context, this.surface, new Float32Array(3 * this.surface.vertexCount), () => false)
    this.scene.uniforms.focus.value = 1
  }

  setColours(skin: string, ground: string): void {
    this.scene.setColours(skin, ground)
  }

  /** Draws into the whole of `target`, `width` by `height` CSS pixels. */
  draw(target: HTMLCanvasElement, pictured: Pictured, pose: Pose, width: number, height: number): void {
    const pen = target.getContext('2d')
    if (!pen || width < 1 || height < 1) return
    this.show(pictured)
    this.scene.resize(width * this.oversampling, height * this.oversampling, NO_INSETS)
    this.scene.uniforms.pixelRatio.value *= this.oversampling
    this.scene.view.set(this.orbit(pose))
    this.scene.still()
    if (target.width !== this.canvas.width || target.height !== this.canvas.height) {
      target.width = this.canvas.width
      target.height = this.canvas.height
    }
    pen.clearRect(0, 0, target.width, target.height)
    pen.drawImage(this.canvas, 0, 0)
  }

  /** The side from which most of the painted skin is seen. */
  facing(cells: readonly number[]): Snap {
    const wanted = new Set(cells)
    const { normal } = this.scene
    const seen: Record<Snap, number> = { front: 0, back: 0, left: 0, right: 0 }
    for (let v = 0; v < this.surface.vertexCount; v++) {
      if (!wanted.has(this.surface.cell[v])) continue
      const [x, z] = [normal[3 * v], normal[3 * v + 2]]
      seen.front += Math.max(0, z)
      seen.back += Math.max(0, -z)
      seen.left += Math.max(0, x)
      seen.right += Math.max(0, -x)
    }
    return (Object.keys(seen) as Snap[]).reduce((best, snap) => (seen[snap] > seen[best] ? snap : best), 'front')
  }

  close(): void {
    this.scene.close()
  }

  private show(pictured: Pictured): void {
    if (pictured === this.shown) return
    this.shown = pictured
    const { uniforms, paint, overlay } = this.scene
    uniforms.drawing.value = pictured.kind === 'drawing' ? 1 : 0
    uniforms.comparison.value = pictured.kind === 'change' ? 2 : 0
    const cells = (painted: readonly Painted[]) => new Set(painted.map(([cell]) => cell))
    if (pictured.kind === 'change') {
      drawChange(cells(pictured.before), cells(pictured.after), this.surface, overlay.array as Float32Array)
    } else {
      const intensity = new Map(pictured.cells)
      drawAnswers((cell) => intensity.get(cell) ?? 0, this.surface, paint.array as Float32Array, 1)
      drawChange(new Set(), new Set(), this.surface, overlay.array as Float32Array)
      // Nothing is pointed at: the paint keeps its colour.
      for (let v = 0; v < this.surface.vertexCount; v++) overlay.array[4 * v + 2] = 1
    }
    paint.needsUpdate = true
    overlay.needsUpdate = true
  }

  private orbit({ azimuth, around }: Pose): Orbit {
    const { view, position } = this.scene
    const now = { ...view.orbit, azimuth, elevation: 0 }
    if (around && around.length > 0) {
      const { centre } = this.body.cells
      return { ...now, ...near(around.map((cell) => [...centre.slice(3 * cell, 3 * cell + 3)]), view.freeAspect) }
    }
    return { ...frame(boxOf(position, () => true), view.freeAspect, now, 'whole'), azimuth }
  }
}

