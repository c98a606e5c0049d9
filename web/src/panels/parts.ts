/** The parts of the body under which regions are listed, from head to foot. */
import type { Region } from '../api/types'

export const PARTS = [
  'Head and face', 'Neck', 'Shoulder', 'Arm and elbow', 'Hand and wrist', 'Chest and belly', 'Back', 'Hip, buttock and pelvis',
  'Thigh and knee', 'Lower leg', 'Foot and ankle',
] as const
export type Part = (typeof PARTS)[number]

const PART_OF: Record<string, Part> = {
  head: 'Head and face', face: 'Head and face', neck: 'Neck', shoulder: 'Shoulder', scapula: 'Shoulder',
  arm: 'Arm and elbow', elbow: 'Arm and elbow', forearm: 'Arm and elbow', wrist: 'Hand and wrist', hand: 'Hand and wrist',
  chest: 'Chest and belly', abdomen: 'Chest and belly', back: 'Back', buttock: 'Hip, buttock and pelvis',
  hip: 'Hip, buttock and pelvis', pelvis: 'Hip, buttock and pelvis', thigh: 'Thigh and knee', knee: 'Thigh and knee',
  leg: 'Lower leg', ankle: 'Foot and ankle', foot: 'Foot and ankle',
}

export function partOf({ base }: Pick<Region, 'base'>): Part {
  return PART_OF[base.split('.')[0]] ?? 'Back'
}
