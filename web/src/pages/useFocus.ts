/** Which cause the body shows: the one pointed at, else the one opened in the ranking, else the entry that is read. */
import { useEffect } from 'react'
import { useMimics, useMuscles, useZones } from '../api/queries'
import type { Assessment } from '../api/types'
import type { Stage } from '../body/stage'
import { usePointed } from '../case/pointed'
import { isSameCause, type CauseRef } from '../case/store'
import type { BodyRoute } from '../route'

export interface FocusShown {
  name: string
  hasPoints: boolean
  hasSpan: boolean
  /** Opened, not only pointed at. */
  isChosen: boolean
  onTurn(): void
}

export function useFocus(stage: Stage | null, answer: Assessment | null, route: BodyRoute): FocusShown | null {
  const pointed = usePointed()
  const muscles = useMuscles().data
  const mimics = useMimics().data
  const chosen = chosenCause(route)
  const cause = pointed.cause ?? chosen
  const zones = useZones(cause?.cause ?? null).data
  const [id, side] = [cause?.cause, cause?.side]
  const isCase = route.kind === 'case'

  useEffect(() => {
    if (!stage) return
    if (!id || !zones) {
      stage.setFocus(null)
      return
    }
    const isHere = (of: string | null) => of === null || side === undefined || of === side
    const explained = answer?.cells?.explained.find((cells) => cells.cause === id && (cells.side ?? undefined) === side)
    const shown = zones.zones.filter((zone) => isHere(zone.side))
    stage.setFocus({
      zones: shown.map((zone) => ({ class: zone.class, radiusMm: zone.radius_mm, points: zone.points })),
      points: zones.points.filter((point) => isHere(point.side)).map(({ at }) => at),
      explained: isCase ? (explained?.cells ?? []) : [],
      span: isCase ? undefined : zones.span.filter((stroke) => isHere(stroke.side)).map((stroke) => ({ radiusMm: stroke.radius_mm, points: stroke.points })),
    })
  }, [stage, id, side, zones, answer, isCase])

  // What is read in the atlas turns to the reader; what is only pointed at leaves the view alone.
  const isEntry = route.kind === 'entry'
  useEffect(() => stage?.showDrawing(isCase), [stage, isCase])
  useEffect(() => {
    if (!stage || !isEntry || !zones) return
    const here = zones.zones.filter((zone) => zone.side === null || zone.side === side)
    const first = here.find((zone) => zone.class === 'essential') ?? here[0]
    if (!first) return
    stage.turnTo(first.points[Math.floor(first.points.length / 2)], here.flatMap((zone) => zone.points))
    return () => stage.lookAt('whole', true)
  }, [stage, isEntry, zones, side])

  useEffect(() => {
    stage?.setUnexplained(pointed.showsUnexplained ? (answer?.cells?.unexplained ?? []) : null)
  }, [stage, pointed.showsUnexplained, answer])

  if (!id) return null
  const name = [...(muscles ?? []), ...(mimics ?? [])].find((line) => line.id === id)?.name ?? id
  const point = zones?.points.find((place) => side === undefined || place.side === side)
  return {
    name: side ? `${name}, ${side}` : name,
    hasPoints: point !== undefined,
    hasSpan: !isCase && (zones?.span.length ?? 0) > 0,
    isChosen: pointed.cause === null || (chosen !== null && isSameCause(pointed.cause, chosen)),
    onTurn: () => point && stage?.turnTo(point.at),
  }
}

function chosenCause(route: BodyRoute): CauseRef | null {
  switch (route.kind) {
    case 'case': return route.cause ? { cause: route.cause, side: route.side } : null
    case 'atlas':
    case 'compare':
    case 'treatment': return null
    case 'entry': return { cause: route.id, side: route.side }
  }
}
