/** The ranking of the case on the page, following the brush. The last answer stays until the next one is there. */
import { useEffect, useRef, useState } from 'react'
import { Assessor } from '../api/assessor'
import { api } from '../api/client'
import type { Assessment, CaseWire } from '../api/types'
import type { Stage } from '../body/stage'
import { isEmpty } from '../case/drawing-state'
import { caseToWire } from '../case/file'
import { useLive } from '../case/live'
import { useCase } from '../case/store'

export interface Ranking {
  answer: Assessment | null
  /** The case that was answered. */
  asked: CaseWire | null
  error: unknown
  /** Nothing painted, chosen or found: there is nothing to rank. */
  isBlank: boolean
  /** The answer belongs to an older case: a newer one is on its way. */
  isBehind: boolean
}

const NONE: Ranking = { answer: null, asked: null, error: null, isBlank: true, isBehind: false }

export function useAssessment(stage: Stage | null, atlas: string | undefined): Ranking {
  const state = useCase()
  const live = useLive()
  const [ranking, setRanking] = useState(NONE)
  const assessor = useRef<Assessor<CaseWire, Assessment> | null>(null)
  const newest = useRef<CaseWire | null>(null)

  useEffect(() => {
    const made = new Assessor<CaseWire, Assessment>(
      (wire, signal) => api.assess(wire, signal),
      (answer, wire) => {
        if (newest.current) setRanking({ answer, asked: wire, error: null, isBlank: false, isBehind: wire !== newest.current })
      },
      (error) => setRanking((before) => ({ ...before, error })),
    )
    assessor.current = made
    return () => made.stop()
  }, [])

  useEffect(() => {
    if (!stage || !atlas) return
    const { about, findings } = state
    const isBlank = isEmpty(state.drawing.now) && !live && findings.length === 0 && about.redFlags.length === 0
    if (isBlank) {
      newest.current = null
      assessor.current?.stop()
      setRanking(NONE)
      return
    }
    const wire = caseToWire(state, stage.painter, { atlas, withStrokes: false, live })
    newest.current = wire
    setRanking((before) => (before.isBehind && !before.isBlank ? before : { ...before, isBlank: false, isBehind: true }))
    assessor.current?.want(wire)
  }, [stage, atlas, state, live])

  return ranking
}
