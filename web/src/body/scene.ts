/** The scene, built once: renderer, lights, skin with its attributes. Draws only when something changed. */
import * as THREE from 'three'
import { OrbitCamera, type Insets } from './camera'
import { FAR_MM, runs } from './field'
import { skinMaterial, type SkinUniforms } from './material'
import { NeedlePins } from './overlays/pins'
import { PointCrosses } from './overlays/points'
import type { Surface } from './surface'

const DENSEST_PIXEL_RATIO = 2
/** Without graphics hardware: quick and rough while something moves, sharp once it rests. */
const DRAFT_PIXEL_RATIO = 1
const REST_PIXEL_RATIO = 1.6
const REST_MS = 700
/** Vertices between two changed ones that are rather sent along than split into another run. */
const LONGEST_GAP = 192

export interface Context {
  gl: WebGL2RenderingContext
  /** The browser draws on the processor, without graphics hardware. */
  isSoftware: boolean
}

export class NoWebGlError extends Error {
  constructor() {
    super('This browser cannot draw in 3-D (WebGL 2). The body list works without it.')
  }
}

export function openContext(canvas: HTMLCanvasElement): Context {
  const isSoftware = drawsOnProcessor()
  const gl = canvas.getContext('webgl2', { alpha: !isSoftware, antialias: !isSoftware, powerPreference: 'high-performance' })
  if (!gl) throw new NoWebGlError()
  return { gl, isSoftware }
}

/** Asked on a canvas of its own: whether edges are smoothed has to be settled before the real one is opened. */
function drawsOnProcessor(): boolean {
  const probe = document.createElement('canvas').getContext('webgl2', { failIfMajorPerformanceCaveat: true })
  if (!probe) return true
  const names = probe.getExtension('WEBGL_debug_renderer_info')
  const renderer = String(probe.getParameter(names ? names.UNMASKED_RENDERER_WEBGL : probe.RENDERER))
  probe.getExtension('WEBGL_lose_context')?.loseContext()
  return /swiftshader|llvmpipe|softpipe|software|basic render/i.test(renderer)
}

export class Scene {
  readonly view = new OrbitCamera()
  readonly crosses = new PointCrosses()
  readonly pins = new NeedlePins()
  readonly paint: THREE.BufferAttribute
  readonly answer: THREE.BufferAttribute
  readonly overlay: THREE.BufferAttribute
  readonly uniforms: SkinUniforms
  /** Frames drawn so far; tests and the measurement of speed read it. */
  frames = 0
  private readonly renderer: THREE.WebGLRenderer
  private readonly scene = new THREE.Scene()
  private readonly geometry = new THREE.BufferGeometry()
  private readonly material: THREE.MeshLambertMaterial
  private readonly surface: Surface
  private readonly beforeFrame: (now: number) => boolean
  private readonly isSoftware: boolean
  private rest: ReturnType<typeof setTimeout> | null = null
  private isAwake = false
  private isClosed = false
  private size = { width: 1, height: 1 }

  /** `beforeFrame` does the work that belongs to a frame and says whether another must follow. */
  constructor(context: Context, surface: Surface, paint: Float32Array, beforeFrame: (now: number) => boolean) {
    this.surface = surface
    this.beforeFrame = beforeFrame
    this.isSoftware = context.isSoftware
    this.renderer = new THREE.WebGLRenderer({ canvas: context.gl.canvas as HTMLCanvasElement, context: context.gl })
    const { material, uniforms } = skinMaterial()
    this.material = material
    this.uniforms = uniforms
    const count = surface.vertexCount
    this.paint = new THREE.BufferAttribute(paint, 3).setUsage(THREE.DynamicDrawUsage)
    this.answer = new THREE.BufferAttribute(filled(3 * count, [FAR_MM, 0, FAR_MM]), 3)
    this.overlay = new THREE.BufferAttribute(filled(4 * count, [FAR_MM, FAR_MM, 0, 0]), 4)
    this.geometry.setIndex(new THREE.BufferAttribute(surface.triangle, 1))
    this.geometry.setAttribute('paint', this.paint)
    this.geometry.setAttribute('answer', this.answer)
    this.geometry.setAttribute('overlay', this.overlay)
    this.reshape('neutral')
    const mesh = new THREE.Mesh(this.geometry, this.material)
    mesh.frustumCulled = false
    this.scene.add(mesh, this.crosses.object, this.pins.object, ...lights(this.view.camera))
    this.scene.add(this.view.camera)
  }

  get position(): Float32Array {
    return this.geometry.getAttribute('position').array as Float32Array
  }

  get normal(): Float32Array {
    return this.geometry.getAttribute('normal').array as Float32Array
  }

  reshape(shape: string): void {
    this.geometry.setAttribute('position', new THREE.BufferAttribute(this.surface.shape(shape).slice(), 3))
    this.geometry.computeVertexNormals()
    this.wake()
  }

  resize(width: number, height: number, insets: Insets): void {
    this.size = { width, height }
    this.setPixelRatio(this.isSoftware ? DRAFT_PIXEL_RATIO : Math.min(window.devicePixelRatio, DENSEST_PIXEL_RATIO))
    this.view.resize(width, height, insets)
    this.wake()
  }

  private setPixelRatio(ratio: number): void {
    this.renderer.setPixelRatio(ratio)
    this.renderer.setSize(this.size.width, this.size.height, false)
    this.uniforms.pixelRatio.value = ratio
  }

  /** The ground shows only where the canvas is opaque, which is cheaper to put on the page. */
  setColours(skin: string, ground: string): void {
    this.material.color.set(skin)
    this.renderer.setClearColor(ground, this.isSoftware ? 1 : 0)
    this.wake()
  }

  sendPaint(touched: readonly number[] | 'all'): void {
    if (touched !== 'all') {
      for (const { start, count } of runs(touched, LONGEST_GAP)) this.paint.addUpdateRange(3 * start, 3 * count)
    } else {
      this.paint.clearUpdateRanges()
      this.paint.addUpdateRange(0, this.paint.array.length)
    }
    this.paint.needsUpdate = true
    this.wake()
  }

  /** Draws now, for a picture that is taken from the canvas at once. */
  still(): void {
    this.renderer.render(this.scene, this.view.camera)
  }

  wake(): void {
    if (this.isAwake || this.isClosed) return
    this.isAwake = true
    requestAnimationFrame(this.frame)
  }

  private readonly frame = (now: number): void => {
    this.isAwake = false
    if (this.isClosed) return
    const goesOn = this.beforeFrame(now)
    const moves = this.view.tick(now)
    if (this.isSoftware) this.draft()
    this.renderer.render(this.scene, this.view.camera)
    this.paint.clearUpdateRanges()
    this.frames += 1
    if (goesOn || moves) this.wake()
  }

  /** Rough now, sharp after a rest. */
  private draft(): void {
    if (this.renderer.getPixelRatio() !== DRAFT_PIXEL_RATIO) this.setPixelRatio(DRAFT_PIXEL_RATIO)
    if (this.rest) clearTimeout(this.rest)
    this.rest = setTimeout(() => {
      if (this.isClosed) return
      this.setPixelRatio(Math.max(REST_PIXEL_RATIO, Math.min(window.devicePixelRatio, DENSEST_PIXEL_RATIO)))
      this.renderer.render(this.scene, this.view.camera)
    }, REST_MS)
  }

  close(): void {
    this.isClosed = true
    if (this.rest) clearTimeout(this.rest)
    this.geometry.dispose()
    this.material.dispose()
    this.renderer.dispose()
  }
}

/** Bounding box of the vertices that `isIn` names, in the shape given. */
export function boxOf(position: Float32Array, isIn: (vertex: number) => boolean) {
  const low: [number, number, number] = [Infinity, Infinity, Infinity]
  const high: [number, number, number] = [-Infinity, -Infinity, -Infinity]
  for (let v = 0; 3 * v < position.length; v++) {
    if (!isIn(v)) continue
    for (let axis = 0; axis < 3; axis++) {
      low[axis] = Math.min(low[axis], position[3 * v + axis])
      high[axis] = Math.max(high[axis], position[3 * v + axis])
    }
  }
  return { low, high }
}

function filled(length: number, values: number[]): Float32Array {
  return new Float32Array(length).map((_, i) => values[i % values.length])
}

/** Fixed to the camera: the body is lit alike from every side. */
function lights(camera: THREE.Camera): THREE.Object3D[] {
  const light = (intensity: number, x: number, y: number, z: number) => {
    const lamp = new THREE.DirectionalLight('#ffffff', intensity)
    lamp.position.set(x, y, z)
    camera.add(lamp, lamp.target)
    lamp.target.position.set(0, 0, -1)
    return lamp
  }
  light(1.7, -0.7, 0.9, 0.8)
  light(0.55, 1, 0.1, 0.3)
  return [new THREE.HemisphereLight('#ffffff', '#8d8a92', 1.35)]
}
