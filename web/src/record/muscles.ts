/** Muscles of a visit as they are read. */
import { useCallback } from 'react'
import { useMimics, useMuscles } from '../api/queries'
import { withSide } from '../ui/words'
import type { MuscleSide } from './types'

/** The name of a muscle or mimic, from the atlas. */
export function useCauseName(): (id: string) => string {
  const muscles = useMuscles().data
  const mimics = useMimics().data
  return useCallback(
    (id) => [...(muscles ?? []), ...(mimics ?? [])].find((line) => line.id === id)?.name ?? id.replaceAll('_', ' '),
    [muscles, mimics],
  )
}

export function muscleText({ muscle, side }: MuscleSide, nameOf: (id: string) => string): string {
  return withSide(nameOf(muscle), side)
}
