/** The parts of the body under which regions are listed, from head to foot. */
import type { Region } from '../api/types'

export const PARTS = [
  'head', 'neck', 'shoulder', 'arm', 'hand', 'trunk', 'back', 'hip',
  'thigh', 'leg', 'foot',
] as const
export type Part = (typeof PARTS)[number]

const PART_OF: Record<string, Part> = {
  head: 'head', face: 'head', neck: 'neck', shoulder: 'shoulder', scapula: 'shoulder',
  arm: 'arm', elbow: 'arm', forearm: 'arm', wrist: 'hand', hand: 'hand',
  chest: 'trunk', abdomen: 'trunk', back: 'back', buttock: 'hip',
  hip: 'hip', pelvis: 'hip', thigh: 'thigh', knee: 'thigh',
  leg: 'leg', ankle: 'foot', foot: 'foot',
}

export function partOf({ base }: Pick<Region, 'base'>): Part {
  return PART_OF[base.split('.')[0]] ?? 'back'
}
