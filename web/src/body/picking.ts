/** From a place on the screen to a place on the body: the hit on the shape that is shown, told on the neutral body. */
import * as THREE from 'three'
import { MeshBVH } from 'three-mesh-bvh'
import type { Point } from './drawing'
import type { Body } from './format'

export interface Hit {
  /** On the neutral body, millimetres: what a stroke keeps. */
  point: Point
  /** On the shape that is shown. */
  shown: THREE.Vector3
}

export class Picker {
  private readonly geometry = new THREE.BufferGeometry()
  private readonly position: THREE.BufferAttribute
  private readonly bvh: MeshBVH
  private readonly caster = new THREE.Raycaster()
  private readonly body: Body

  constructor(body: Body) {
    this.body = body
    this.position = new THREE.BufferAttribute(body.position.slice(), 3)
    this.geometry.setAttribute('position', this.position)
    this.geometry.setIndex(new THREE.BufferAttribute(body.triangle.slice(), 1))
    // Indirect: the triangles keep their order, a hit names one of body.bin.
    this.bvh = new MeshBVH(this.geometry, { indirect: true })
  }

  reshape(morph: string): void {
    const delta = this.body.morph.get(morph)
    const target = this.position.array as Float32Array
    for (let i = 0; i < target.length; i++) target[i] = this.body.position[i] + (delta ? delta[i] : 0)
    this.bvh.refit()
  }

  /** `x`, `y` in −1 … 1 of the viewport. */
  pick(x: number, y: number, camera: THREE.Camera): Hit | null {
    this.caster.setFromCamera(new THREE.Vector2(x, y), camera)
    const hit = this.bvh.raycastFirst(this.caster.ray, THREE.FrontSide)
    if (!hit || hit.faceIndex === null || hit.faceIndex === undefined) return null
    const corners = [0, 1, 2].map((corner) => this.body.triangle[3 * (hit.faceIndex as number) + corner])
    const [a, b, c] = corners.map((vertex) => new THREE.Vector3().fromBufferAttribute(this.position, vertex))
    const share = THREE.Triangle.getBarycoord(hit.point, a, b, c, new THREE.Vector3())
    if (!share) return null
    const shares = share.toArray()
    const point: Point = [0, 0, 0]
    corners.forEach((vertex, corner) => {
      for (let axis = 0; axis < 3; axis++) point[axis] += shares[corner] * this.body.position[3 * vertex + axis]
    })
    return { point, shown: hit.point.clone() }
  }
}
