/** Needles on the skin as dots of the same size at any distance: red while in the body, grey when out. */
import * as THREE from 'three'
import type { Point } from '../drawing'

export interface Pin {
  /** On the neutral body, millimetres. */
  at: Point
  isIn: boolean
}

interface Placed { at: THREE.Vector3; normal: THREE.Vector3; isIn: boolean }

const DOT_PX = 20
const ABOVE_SKIN_MM = 6

export class NeedlePins {
  readonly object = new THREE.Group()
  private readonly inside = dots('#c21f1f')
  private readonly outside = dots('#5a6467')

  constructor() {
    this.object.add(this.inside, this.outside)
  }

  /** Places and skin normals on the shape that is shown. */
  show(pins: readonly Placed[]): void {
    fill(this.inside, pins.filter(({ isIn }) => isIn))
    fill(this.outside, pins.filter(({ isIn }) => !isIn))
  }
}

function fill(object: THREE.Points, pins: readonly Placed[]): void {
  object.visible = pins.length > 0
  object.geometry.dispose()
  object.geometry = new THREE.BufferGeometry().setFromPoints(pins.map(({ at, normal }) => at.clone().addScaledVector(normal, ABOVE_SKIN_MM)))
}

function dots(colour: string): THREE.Points {
  const material = new THREE.PointsMaterial({ map: new THREE.CanvasTexture(dot(colour)), size: DOT_PX, sizeAttenuation: false, transparent: true, alphaTest: 0.05 })
  const object = new THREE.Points(new THREE.BufferGeometry(), material)
  object.frustumCulled = false
  object.visible = false
  return object
}

function dot(colour: string): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 64
  const pen = canvas.getContext('2d')
  if (!pen) return canvas
  for (const [fillColour, radius] of [['#ffffff', 26], [colour, 19], ['#ffffff', 6]] as const) {
    pen.fillStyle = fillColour
    pen.beginPath()
    pen.arc(32, 32, radius, 0, 2 * Math.PI)
    pen.fill()
  }
  return canvas
}
