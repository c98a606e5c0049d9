/**
 * Who paints and who moves: contacts on the canvas in, strokes and camera moves out. No DOM, no clock: times come with events.
 *
 * Mouse: left paints on the body, left beside it or right turns, middle or shift with right shifts. Touch: one finger paints
 * if it starts on the body, two fingers turn, shift and zoom. A second finger that comes early takes back the stroke of the
 * first; a stroke that is older was meant and stays. Where nothing is painted, a contact that does not travel is a tap.
 */

/** `point` tells where the body was tapped and paints nothing. */
export type Tool = 'paint' | 'move' | 'point'

export interface Contact {
  id: number
  kind: 'mouse' | 'touch' | 'pen'
  /** CSS pixels. */
  x: number
  y: number
  /** Milliseconds. */
  time: number
  button: number
  shift: boolean
}

export interface GestureTarget {
  isOnBody(x: number, y: number): boolean
  strokeBegin(x: number, y: number): void
  strokeMove(x: number, y: number): void
  strokeEnd(): void
  strokeCancel(): void
  tap(x: number, y: number): void
  turn(dx: number, dy: number): void
  shift(dx: number, dy: number): void
  zoom(factor: number, x: number, y: number): void
}

type Gesture =
  | { kind: 'none' }
  | { kind: 'stroke'; id: number; start: Contact; travelled: number }
  | { kind: 'drag'; id: number; shifts: boolean; travelled: number }
  | { kind: 'pair'; ids: [number, number] }
  /** Fingers are still down after a pair: nothing happens until all are lifted. */
  | { kind: 'spent' }

/** A stroke that is younger, or has travelled less, when the second finger comes was not meant. */
const EARLY_MS = 140
const SHORT_PX = 8

export class Gestures {
  tool: Tool = 'paint'
  private gesture: Gesture = { kind: 'none' }
  private readonly down = new Map<number, Contact>()
  private readonly target: GestureTarget

  constructor(target: GestureTarget) {
    this.target = target
  }

  get isPainting(): boolean {
    return this.gesture.kind === 'stroke'
  }

  press(contact: Contact): void {
    this.down.set(contact.id, contact)
    switch (this.gesture.kind) {
      case 'none':
        this.gesture = this.begin(contact)
        break
      case 'stroke': {
        const { start, travelled } = this.gesture
        if (contact.kind !== 'touch') break
        if (contact.time - start.time < EARLY_MS || travelled < SHORT_PX) this.target.strokeCancel()
        else this.target.strokeEnd()
        this.gesture = { kind: 'pair', ids: [start.id, contact.id] }
        break
      }
      case 'drag':
        if (contact.kind === 'touch') this.gesture = { kind: 'pair', ids: [this.gesture.id, contact.id] }
        break
      case 'pair':
      case 'spent':
        break
    }
  }

  private begin(contact: Contact): Gesture {
    const turns = contact.kind === 'mouse' && contact.button !== 0
    const paints = !turns && this.tool === 'paint' && this.target.isOnBody(contact.x, contact.y)
    if (!paints) {
      const shifts = contact.kind === 'mouse' && (contact.button === 1 || contact.shift)
      return { kind: 'drag', id: contact.id, shifts, travelled: 0 }
    }
    this.target.strokeBegin(contact.x, contact.y)
    return { kind: 'stroke', id: contact.id, start: contact, travelled: 0 }
  }

  move(contact: Contact): void {
    const before = this.down.get(contact.id)
    if (!before) return
    this.down.set(contact.id, contact)
    const [dx, dy] = [contact.x - before.x, contact.y - before.y]
    const gesture = this.gesture
    switch (gesture.kind) {
      case 'stroke':
        if (contact.id !== gesture.id) return
        gesture.travelled += Math.hypot(dx, dy)
        this.target.strokeMove(contact.x, contact.y)
        break
      case 'drag':
        if (contact.id !== gesture.id) return
        gesture.travelled += Math.hypot(dx, dy)
        if (gesture.shifts) this.target.shift(dx, dy)
        else this.target.turn(dx, dy)
        break
      case 'pair':
        this.movePair(gesture.ids, contact, before)
        break
      case 'none':
      case 'spent':
        break
    }
  }

  /** Sideways turns, up and down goes along the body, spreading zooms about the middle of the fingers. */
  private movePair(ids: [number, number], contact: Contact, before: Contact): void {
    if (!ids.includes(contact.id)) return
    const other = this.down.get(ids[0] === contact.id ? ids[1] : ids[0])
    if (!other) return
    this.target.turn((contact.x - before.x) / 2, 0)
    this.target.shift(0, (contact.y - before.y) / 2)
    const apartBefore = Math.hypot(before.x - other.x, before.y - other.y)
    const apart = Math.hypot(contact.x - other.x, contact.y - other.y)
    if (apartBefore > 20 && apart > 20) {
      this.target.zoom(apartBefore / apart, (contact.x + other.x) / 2, (contact.y + other.y) / 2)
    }
  }

  release(id: number): void {
    const at = this.down.get(id)
    this.down.delete(id)
    const gesture = this.gesture
    if (gesture.kind === 'drag' && gesture.id === id && at && this.tool === 'point' && gesture.travelled < SHORT_PX) this.target.tap(at.x, at.y)
    if (gesture.kind === 'stroke' && gesture.id === id) this.target.strokeEnd()
    const ends =
      (gesture.kind === 'stroke' || gesture.kind === 'drag') && gesture.id === id || (gesture.kind === 'pair' && gesture.ids.includes(id))
    if (ends) this.gesture = { kind: 'spent' }
    if (this.down.size === 0) this.gesture = { kind: 'none' }
  }

  /** The system took the contact away (a call, the edge of the screen): an unfinished stroke is not kept. */
  cancel(id: number): void {
    if (this.gesture.kind === 'stroke' && this.gesture.id === id) {
      this.target.strokeCancel()
      this.gesture = { kind: 'spent' }
    }
    // What the system took away is no tap either.
    if (this.gesture.kind === 'drag' && this.gesture.id === id) this.gesture = { kind: 'spent' }
    this.release(id)
  }
}
