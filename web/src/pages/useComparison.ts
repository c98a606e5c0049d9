/** Two causes on one body, told apart by colour. */
import { useEffect } from 'react'
import { useMimics, useMuscles, useZones } from '../api/queries'
import type { Zones } from '../api/types'
import type { Stage } from '../body/stage'
import type { Side } from '../case/store'
import type { Route } from '../route'

/** Their names while two are compared. */
export function useComparison(stage: Stage | null, route: Route): [string, string] | null {
  const [one, another] = route.kind === 'compare' ? route.ids : [null, null]
  const side = route.kind === 'compare' ? route.side : null
  const first = useZones(one).data
  const second = useZones(another).data
  const muscles = useMuscles().data ?? []
  const mimics = useMimics().data ?? []

  useEffect(() => {
    if (!stage || !side || !first || !second) return
    const zones = [...zonesOf(first, side, 'essential'), ...zonesOf(second, side, 'spillover')]
    stage.setFocus({ zones, points: [], explained: [], isComparison: true })
    const middle = zones[0]?.points[Math.floor(zones[0].points.length / 2)]
    if (middle) stage.turnTo(middle, zones.flatMap((zone) => zone.points))
    return () => {
      stage.setFocus(null)
      stage.lookAt('whole', true)
    }
  }, [stage, side, first, second])

  if (!one || !another) return null
  const nameOf = (id: string) => [...muscles, ...mimics].find((line) => line.id === id)?.name ?? id
  return [nameOf(one), nameOf(another)]
}

/** All zones of a cause on one side, as the class that stands for it in a comparison. */
function zonesOf(zones: Zones, side: Side, as: 'essential' | 'spillover') {
  const here = zones.zones.filter((zone) => zone.side === null || zone.side === side)
  return here.map((zone) => ({ class: as, radiusMm: zone.radius_mm, points: zone.points }))
}
