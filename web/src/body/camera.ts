/** The camera of the stage: an orbit, moved at once by hand and gently by a named view. */
import * as THREE from 'three'
import { between, clampElevation, clampSpan, type Orbit } from './views'

const FIELD_OF_VIEW = 22
const GLIDE_MS = 380
const DEGREES_PER_PIXEL = 0.42

export interface Insets { left: number; right: number; top: number; bottom: number }

export class OrbitCamera {
  readonly camera = new THREE.PerspectiveCamera(FIELD_OF_VIEW, 1, 50, 20000)
  orbit: Orbit = { azimuth: 0, elevation: 0, span: 2000, target: [0, 850, 0] }
  private glide: { from: Orbit; to: Orbit; start: number } | null = null
  private width = 1
  private height = 1
  private insets: Insets = { left: 0, right: 0, top: 0, bottom: 0 }

  /** The picture fills the canvas; its middle is the middle of what panels leave free. */
  resize(width: number, height: number, insets: Insets): void {
    this.width = width
    this.height = height
    this.insets = insets
    this.apply()
  }

  /** Of the part that panels leave free. */
  get freeAspect(): number {
    return this.freeWidth / this.freeHeight
  }

  /** At the depth of the target. */
  get pixelsPerMm(): number {
    return this.freeHeight / this.orbit.span
  }

  private get freeWidth(): number {
    return Math.max(80, this.width - this.insets.left - this.insets.right)
  }

  private get freeHeight(): number {
    return Math.max(80, this.height - this.insets.top - this.insets.bottom)
  }

  turn(dx: number, dy: number): void {
    this.set({
      ...this.orbit,
      azimuth: this.orbit.azimuth - dx * DEGREES_PER_PIXEL,
      elevation: clampElevation(this.orbit.elevation + dy * DEGREES_PER_PIXEL),
    })
  }

  shift(dx: number, dy: number): void {
    const mm = this.orbit.span / this.freeHeight
    const right = new THREE.Vector3().setFromMatrixColumn(this.camera.matrix, 0)
    const up = new THREE.Vector3().setFromMatrixColumn(this.camera.matrix, 1)
    const target = new THREE.Vector3(...this.orbit.target).addScaledVector(right, -dx * mm).addScaledVector(up, dy * mm)
    this.set({ ...this.orbit, target: this.leash(target) })
  }

  /** Towards `about`, which stays where it is on the screen. */
  zoom(factor: number, about: THREE.Vector3 | null): void {
    const span = clampSpan(this.orbit.span * factor)
    const target = new THREE.Vector3(...this.orbit.target)
    if (about) {
      const ahead = new THREE.Vector3().setFromMatrixColumn(this.camera.matrix, 2)
      const offset = about.clone().sub(target)
      offset.addScaledVector(ahead, -offset.dot(ahead))
      target.addScaledVector(offset, 1 - span / this.orbit.span)
    }
    this.set({ ...this.orbit, span, target: this.leash(target) })
  }

  private leash(target: THREE.Vector3): [number, number, number] {
    target.clamp(new THREE.Vector3(-700, -50, -350), new THREE.Vector3(700, 2000, 350))
    return [target.x, target.y, target.z]
  }

  set(orbit: Orbit): void {
    this.glide = null
    this.orbit = orbit
    this.apply()
  }

  glideTo(orbit: Orbit, now: number, atOnce: boolean): void {
    if (atOnce) this.set(orbit)
    else this.glide = { from: this.orbit, to: orbit, start: now }
  }

  /** Whether the camera is still on its way. */
  tick(now: number): boolean {
    if (!this.glide) return false
    const share = Math.min(1, (now - this.glide.start) / GLIDE_MS)
    const eased = 1 - (1 - share) ** 3
    this.orbit = between(this.glide.from, this.glide.to, eased)
    if (share === 1) this.glide = null
    this.apply()
    return true
  }

  private apply(): void {
    const { azimuth, elevation, span, target } = this.orbit
    const distance = (span * (this.height / this.freeHeight)) / 2 / Math.tan((FIELD_OF_VIEW * Math.PI) / 360)
    const [a, e] = [(azimuth * Math.PI) / 180, (elevation * Math.PI) / 180]
    const { camera } = this
    camera.position.set(
      target[0] + distance * Math.cos(e) * Math.sin(a),
      target[1] + distance * Math.sin(e),
      target[2] + distance * Math.cos(e) * Math.cos(a),
    )
    camera.lookAt(...target)
    camera.aspect = this.width / this.height
    camera.near = Math.max(20, distance - 1500)
    camera.far = distance + 2500
    const { left, right, top, bottom } = this.insets
    camera.setViewOffset(this.width, this.height, (right - left) / 2, (bottom - top) / 2, this.width, this.height)
    camera.updateMatrixWorld()
    camera.updateProjectionMatrix()
  }
}
