/** The body on the page: joins scene, picking, gestures and painting. Knows strokes and cells, neither React nor the server. */
import * as THREE from 'three'
import { Brushwork, type BrushSettings } from './brushwork'
import type { Insets } from './camera'
import { CellPainter, type Point, type Stroke } from './drawing'
import { PaintField, Reach } from './field'
import type { Body } from './format'
import { Gestures, type Contact, type Tool } from './gestures'
import { drawAnswers, drawPointedAt } from './overlays/regions'
import type { Pin } from './overlays/pins'
import { drawShares, type CellShare } from './overlays/shares'
import { drawSpan, drawZones, type Zone } from './overlays/zones'
import { Picker, type Hit } from './picking'
import { boxOf, openContext, Scene } from './scene'
import { drawnSurface, type Surface } from './surface'
import { clampElevation, frame, isInCloseUp, near, sides, SNAP_AZIMUTH, type CloseUp, type Sides, type Snap } from './views'

export interface StageEvents {
  /** The stroke under the hand, at most once a frame; null when it was taken back. */
  onLive(strokes: Stroke[] | null): void
  onStrokes(strokes: Stroke[]): void
  onSides(sides: Sides): void
  /** The region under the pointer. */
  onHover(region: string | null): void
  /** The body was tapped while it is pointed at, not painted on; the place is on the neutral body. */
  onTap(region: string | null, place: Point | null): void
}

/** A cause pointed at. */
export interface Focus {
  zones: Zone[]
  points: Point[]
  explained: CellShare[]
  /** Where the muscle lies; shown while the atlas is read. */
  span?: Omit<Zone, 'class'>[]
  /** Two causes side by side: zones of the one are given as essential, of the other as spillover. */
  isComparison?: boolean
}

export class Stage {
  readonly body: Body
  readonly painter: CellPainter
  readonly scene: Scene
  readonly surface: Surface
  readonly gestures: Gestures
  isStill = false
  private tool: Tool = 'paint'
  /** The atlas is open: the body is pointed at, not painted on. */
  private isReading = false
  /** A tap places something on the body. */
  private isPlacing = false
  private pins: readonly Pin[] = []
  private readonly field: PaintField
  private readonly reach: Reach
  private readonly picker: Picker
  private readonly canvas: HTMLCanvasElement
  private readonly events: StageEvents
  private brush: BrushSettings = { radius: 18, intensity: 6, quality: 'aching', layer: 0, erase: false, mirror: false }
  private work: Brushwork | null = null
  private lastPlace = { x: 0, y: 0 }
  private pending: { x: number; y: number }[] = []
  private strokes: readonly Stroke[] = []
  private hidden: ReadonlySet<number> = new Set()
  private facing = ''
  private closeUp: CloseUp = 'whole'
  private focus: Focus | null = null
  private focusWanted = 0
  private isFramed = false
  /** A view that was asked for before the size of the page was known. */
  private askedBefore: (() => void) | null = null

  constructor(canvas: HTMLCanvasElement, body: Body, events: StageEvents) {
    this.canvas = canvas
    this.body = body
    this.events = events
    this.painter = new CellPainter(body.cells)
    const context = openContext(canvas)
    this.surface = drawnSurface(body, context.isSoftware ? 'coarse' : 'fine', (x, y, z) => this.painter.nearestCell([x, y, z]))
    this.field = new PaintField(this.surface)
    this.reach = new Reach(this.surface)
    this.picker = new Picker(body)
    this.scene = new Scene(context, this.surface, this.field.shown, (now) => this.beforeFrame(now))
    this.gestures = new Gestures({
      isOnBody: (x, y) => this.pick(x, y) !== null,
      strokeBegin: (x, y) => this.strokeBegin(x, y),
      strokeMove: (x, y) => this.strokeMove(x, y),
      strokeEnd: () => this.strokeEnd(),
      strokeCancel: () => this.strokeCancel(),
      tap: (x, y) => this.events.onTap(this.regionAt(x, y), this.pick(x, y)?.point ?? null),
      turn: (dx, dy) => this.move(() => this.scene.view.turn(dx, dy)),
      shift: (dx, dy) => this.move(() => this.scene.view.shift(dx, dy)),
      zoom: (factor, x, y) => this.zoom(factor, x, y),
    })
  }

  setTool(tool: Tool): void {
    this.tool = tool
    this.gestures.tool = this.isReading || this.isPlacing ? 'point' : tool
  }

  setBrush(brush: BrushSettings): void {
    this.brush = brush
  }

  /** Shows a drawing; strokes that are already on the skin are not painted again. */
  setStrokes(strokes: readonly Stroke[], hidden: ReadonlySet<number>): void {
    const isSameHidden = hidden.size === this.hidden.size && [...hidden].every((id) => this.hidden.has(id))
    const isGrown = isSameHidden && strokes.length >= this.strokes.length && this.strokes.every((stroke, i) => stroke === strokes[i])
    const added = strokes.slice(this.strokes.length)
    this.strokes = strokes
    this.hidden = hidden
    if (!isGrown) {
      this.field.rebuild(strokes, hidden)
      this.scene.sendPaint('all')
      return
    }
    for (const stroke of added) this.scene.sendPaint(this.field.extend(stroke, 0))
  }

  setAnswers(intensityOfRegion: ReadonlyMap<number, number>): void {
    const { region } = this.body.cells
    drawAnswers((cell) => intensityOfRegion.get(region[cell]) ?? 0, this.surface, this.scene.answer.array as Float32Array)
    this.scene.answer.needsUpdate = true
    this.scene.wake()
  }

  pointAtRegion(region: string | null): void {
    const index = region === null ? -1 : this.body.regions.indexOf(region)
    const { region: ofCell } = this.body.cells
    drawPointedAt(index < 0 ? null : (cell) => ofCell[cell] === index, this.surface, this.scene.answer.array as Float32Array)
    this.scene.answer.needsUpdate = true
    this.scene.wake()
  }

  setFocus(focus: Focus | null): void {
    this.focus = focus
    this.focusWanted = focus ? 1 : 0
    this.scene.uniforms.comparison.value = focus?.isComparison ? 1 : 0
    this.scene.uniforms.span.value = focus?.span ? 1 : 0
    if (focus) {
      const overlay = this.scene.overlay.array as Float32Array
      drawZones(focus.zones, this.reach, overlay)
      if (focus.span) drawSpan(focus.span, this.reach, overlay)
      else drawShares(focus.explained, 2, this.surface, overlay)
      this.scene.overlay.needsUpdate = true
    }
    this.placeCrosses()
    this.scene.wake()
  }

  setUnexplained(cells: readonly number[] | null): void {
    this.scene.uniforms.unexplained.value = cells ? 1 : 0
    if (cells) {
      drawShares(cells.map((cell) => [cell, 1]), 3, this.surface, this.scene.overlay.array as Float32Array)
      this.scene.overlay.needsUpdate = true
    }
    this.scene.wake()
  }

  showDrawing(isShown: boolean): void {
    this.scene.uniforms.drawing.value = isShown ? 1 : 0
    this.isReading = !isShown
    this.setTool(this.tool)
    this.scene.wake()
  }

  /** A tap places something instead of painting; the drawing stays. */
  setPlacing(isPlacing: boolean): void {
    this.isPlacing = isPlacing
    this.setTool(this.tool)
  }

  /** Needles on the body. */
  setPins(pins: readonly Pin[]): void {
    this.pins = pins
    this.placePins()
    this.scene.wake()
  }

  setShape(shape: string): void {
    this.picker.reshape(shape)
    this.scene.reshape(shape)
    this.placeCrosses()
    this.placePins()
    this.lookAt(this.closeUp, true)
  }

  snap(snap: Snap): void {
    const { view } = this.scene
    this.glide({ ...view.orbit, azimuth: SNAP_AZIMUTH[snap], elevation: 0 })
  }

  lookAt(closeUp: CloseUp, keepsDirection = false): void {
    this.closeUp = closeUp
    const { view, position } = this.scene
    const { region } = this.body.cells
    const box = boxOf(position, (v) => isInCloseUp(closeUp, this.body.regions[region[this.surface.cell[v]]]))
    const orbit = frame(box, view.freeAspect, view.orbit, closeUp)
    this.glide(keepsDirection ? { ...orbit, azimuth: view.orbit.azimuth, elevation: view.orbit.elevation } : orbit)
  }

  /** Turns the body so that a place of the neutral body can be seen, and comes near enough to see `around` it. */
  turnTo(place: Point, around: readonly Point[] = []): void {
    if (!this.isFramed) {
      this.askedBefore = () => this.turnTo(place, around)
      return
    }
    const vertex = this.surface.nearest.find(...place)
    const [x, , z] = this.scene.normal.slice(3 * vertex, 3 * vertex + 3)
    const { view } = this.scene
    const azimuth = (Math.atan2(x, z) * 180) / Math.PI
    const orbit = { ...view.orbit, azimuth: Math.round(azimuth / 45) * 45, elevation: 0 }
    this.glide(around.length === 0 ? orbit : { ...orbit, ...near(around, view.freeAspect) })
  }

  /** Turns a region towards the reader. */
  turnToRegion(id: string): void {
    const region = this.body.regions.indexOf(id)
    const { count, centre, region: regions } = this.body.cells
    const here: Point[] = []
    for (let cell = 0; cell < count; cell++) {
      if (regions[cell] === region) here.push([centre[3 * cell], centre[3 * cell + 1], centre[3 * cell + 2]])
    }
    if (here.length === 0) return
    const mean = [0, 1, 2].map((axis) => here.reduce((sum, place) => sum + place[axis], 0) / here.length) as Point
    this.turnTo(mean)
  }

  turnBy(degrees: number, up: number): void {
    const { orbit } = this.scene.view
    this.move(() => this.scene.view.set({ ...orbit, azimuth: orbit.azimuth + degrees, elevation: clampElevation(orbit.elevation + up) }))
  }

  zoomBy(factor: number): void {
    this.move(() => this.scene.view.zoom(factor, null))
  }

  /** The first time frames the body; later the view stays what the reader made it. */
  resize(width: number, height: number, insets: Insets): void {
    this.scene.resize(width, height, insets)
    if (this.isFramed) return
    this.isFramed = true
    const still = this.isStill
    this.isStill = true
    this.lookAt('whole', true)
    this.askedBefore?.()
    this.isStill = still
    this.tellSides()
  }

  /** Screen pixels of a length on the body at the depth of the target. */
  pixelsOf(mm: number): number {
    return mm * this.scene.view.pixelsPerMm
  }

  /** Where a place of the shown body lies on the page. */
  pageOf(place: Point): { x: number; y: number } {
    const at = new THREE.Vector3(...place).project(this.scene.view.camera)
    const { left, top, width, height } = this.canvas.getBoundingClientRect()
    return { x: left + ((at.x + 1) / 2) * width, y: top + ((1 - at.y) / 2) * height }
  }

  press(contact: Contact): void { this.gestures.press(contact) }
  drag(contact: Contact): void { this.gestures.move(contact) }
  release(id: number): void { this.gestures.release(id) }
  abandon(id: number): void { this.gestures.cancel(id) }

  hover(x: number, y: number): void {
    this.events.onHover(this.regionAt(x, y))
  }

  private regionAt(x: number, y: number): string | null {
    const hit = this.pick(x, y)
    return hit && this.body.regions[this.body.cells.region[this.painter.nearestCell(hit.point)]]
  }

  leave(): void {
    this.events.onHover(null)
  }

  zoom(factor: number, x: number, y: number): void {
    const hit = this.pick(x, y)
    this.move(() => this.scene.view.zoom(factor, hit ? hit.shown : null))
  }

  close(): void {
    this.scene.close()
  }

  private pick(x: number, y: number): Hit | null {
    const { clientWidth, clientHeight } = this.canvas
    return this.picker.pick((x / clientWidth) * 2 - 1, 1 - (y / clientHeight) * 2, this.scene.view.camera)
  }

  private move(change: () => void): void {
    change()
    this.tellSides()
    this.scene.wake()
  }

  private glide(orbit: typeof this.scene.view.orbit): void {
    this.scene.view.glideTo(orbit, performance.now(), this.isStill)
    this.tellSides(orbit.azimuth)
    this.scene.wake()
  }

  private tellSides(azimuth = this.scene.view.orbit.azimuth): void {
    const now = sides(azimuth)
    if (now.facing === this.facing) return
    this.facing = now.facing
    this.events.onSides(now)
  }

  private strokeBegin(x: number, y: number): void {
    this.work = new Brushwork(this.brush)
    this.lastPlace = { x, y }
    this.pending = [{ x, y }]
    this.scene.wake()
  }

  private strokeMove(x: number, y: number): void {
    this.pending.push({ x, y })
    this.scene.wake()
  }

  private strokeEnd(): void {
    this.paintPending()
    const work = this.work
    this.work = null
    this.events.onLive(null)
    if (!work || work.strokes.length === 0) return
    this.strokes = [...this.strokes, ...work.strokes]
    this.events.onStrokes(work.strokes)
  }

  private strokeCancel(): void {
    this.work = null
    this.pending = []
    this.events.onLive(null)
    this.field.rebuild(this.strokes, this.hidden)
    this.scene.sendPaint('all')
  }

  private beforeFrame(_now: number): boolean {
    if (this.work && this.paintPending()) this.events.onLive(this.work.snapshot())
    const { focus } = this.scene.uniforms
    const gap = this.focusWanted - focus.value
    focus.value = this.isStill || Math.abs(gap) < 0.05 ? this.focusWanted : focus.value + gap * 0.35
    return focus.value !== this.focusWanted
  }

  /** Follows the hand since the last frame, filling in between the places the browser reported. */
  private paintPending(): boolean {
    const { work } = this
    if (!work) return false
    const step = Math.max(2, this.pixelsOf(this.brush.radius) / 3)
    let changed = false
    for (const place of this.pending) {
      const [dx, dy] = [place.x - this.lastPlace.x, place.y - this.lastPlace.y]
      const steps = Math.max(1, Math.ceil(Math.hypot(dx, dy) / step))
      for (let i = 1; i <= steps; i++) {
        changed = this.paintAt(work, this.lastPlace.x + (dx * i) / steps, this.lastPlace.y + (dy * i) / steps) || changed
      }
      this.lastPlace = place
    }
    this.pending = []
    return changed
  }

  private paintAt(work: Brushwork, x: number, y: number): boolean {
    const hit = this.pick(x, y)
    if (!hit) {
      work.lift()
      return false
    }
    const added = work.add(hit.point)
    if (!added) return false
    this.scene.sendPaint(this.field.extend(added.stroke, added.from))
    return true
  }

  private placeCrosses(): void {
    this.scene.crosses.show((this.focus?.points ?? []).map((point) => this.onShape(point)))
  }

  private placePins(): void {
    this.scene.pins.show(this.pins.map(({ at, isIn }) => ({ ...this.onShape(at), isIn })))
  }

  /** Places lie on the neutral body; the shape moves them with the nearest vertex. */
  private onShape(place: Point): { at: THREE.Vector3; normal: THREE.Vector3 } {
    const { neutral, nearest } = this.surface
    const { position, normal } = this.scene
    const vertex = nearest.find(...place)
    const at = new THREE.Vector3(...place.map((value, axis) => value + position[3 * vertex + axis] - neutral[3 * vertex + axis]))
    return { at, normal: new THREE.Vector3().fromArray(normal, 3 * vertex) }
  }
}
