/** Trigger points as crosses on the skin, of the same size at any distance. */
import * as THREE from 'three'

const CROSS_PX = 26
const ABOVE_SKIN_MM = 5

export class PointCrosses {
  readonly object: THREE.Points
  private readonly material: THREE.PointsMaterial

  constructor() {
    this.material = new THREE.PointsMaterial({
      map: new THREE.CanvasTexture(cross()),
      size: CROSS_PX,
      sizeAttenuation: false,
      transparent: true,
      alphaTest: 0.05,
    })
    this.object = new THREE.Points(new THREE.BufferGeometry(), this.material)
    this.object.frustumCulled = false
    this.object.visible = false
  }

  /** Places and skin normals on the shape that is shown. */
  show(places: readonly { at: THREE.Vector3; normal: THREE.Vector3 }[]): void {
    this.object.visible = places.length > 0
    this.object.geometry.dispose()
    this.object.geometry = new THREE.BufferGeometry().setFromPoints(
      places.map(({ at, normal }) => at.clone().addScaledVector(normal, ABOVE_SKIN_MM)),
    )
  }
}

function cross(): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 64
  const pen = canvas.getContext('2d')
  if (!pen) return canvas
  pen.lineCap = 'round'
  for (const [colour, width] of [['#ffffff', 20], ['#0b2545', 9]] as const) {
    pen.strokeStyle = colour
    pen.lineWidth = width
    pen.beginPath()
    pen.moveTo(16, 16)
    pen.lineTo(48, 48)
    pen.moveTo(48, 16)
    pen.lineTo(16, 48)
    pen.stroke()
  }
  return canvas
}
