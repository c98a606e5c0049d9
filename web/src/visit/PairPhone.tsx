import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { wordsOf } from '../api/problem'
import { record } from '../api/record'
import type { Side } from '../case/store'
import { CodeCard } from '../record/CodeCard'
import reports from '../record/Reports.module.css'
import type { PairingState } from '../record/types'
import { t } from '../text'
import { timeText } from '../text/dates'
import { Dialog } from '../ui/Dialog'
import { Notice } from '../ui/Notice'
import { useVisit } from './context'
import { joined } from './pairing'
import classes from './Visit.module.css'

const LOOK_EVERY_MS = 1_000
const NO_PAIRING = 'urn:palpate:no-pairing'

interface Props { muscle?: string; side?: Side }

/** A phone in the patient's hand: its answers come here, each with the muscle that is under the hand then. */
export function PairPhone({ muscle, side }: Props) {
  const { session, visit, isSigned, timeZone, nameOf } = useVisit()
  // Looked for once when the page opens: a phone that was paired before goes on.
  const [isLooking, setLooking] = useState(true)
  const [hasBegun, setBegun] = useState(false)
  const [isClosed, setClosed] = useState(false)
  const [taken, setTaken] = useState(0)
  /** The last stop that nobody has answered. */
  const [stop, setStop] = useState<{ at: string; muscle?: string } | null>(null)
  const take = useCallback((answers: PairingState['answers']) => {
    if (answers.length === 0) return
    session.change((now) => ({ ...now, responses: joined(now.responses, answers.map(({ response }) => response)) }))
    setTaken(answers[answers.length - 1].number)
    const stops = answers.filter(({ response }) => response.kind === 'stop')
    if (stops.length > 0) setStop(stops[stops.length - 1].response)
  }, [session])
  const begin = useMutation({
    mutationFn: () => record.pair(visit.id),
    onSuccess: () => {
      setClosed(false)
      setBegun(true)
      setLooking(true)
    },
  })
  const end = useMutation({
    mutationFn: async () => {
      // What was pressed since the last look ends with the pairing otherwise.
      take((await record.pairing(visit.id, taken)).answers)
      await record.endPairing(visit.id)
    },
    onSuccess: () => setLooking(false),
  })
  const state = useQuery({
    queryKey: ['pairing', visit.id, begin.data?.code, taken], queryFn: () => record.pairing(visit.id, taken), enabled: isLooking && !isSigned,
    refetchInterval: ({ state: { error } }) => (isNoPairing(error) ? false : LOOK_EVERY_MS), refetchIntervalInBackground: true, retry: false, gcTime: 0,
    placeholderData: (before) => before && { ...before, answers: [] },
  })
  const { data } = state
  const isGone = isNoPairing(state.error)
  const isThere = isLooking && data !== undefined && !isGone
  const isPaired = isThere && data.is_paired

  useEffect(() => {
    take(data?.answers ?? [])
    if (data?.is_paired) setBegun(true)
  }, [data, take])
  const { id } = visit
  const code = begin.data?.code
  useEffect(() => {
    if (isThere) record.moveHand(id, { ...(muscle ? { muscle } : {}), ...(side ? { side } : {}) }).catch(() => undefined)
  }, [isThere, code, id, muscle, side])

  if (isSigned) return null
  return (
    <>
      {stop && (
        <div className={classes.stop} role="alert">
          <strong>{t('pairing.stop')}</strong> <span>{timeText(stop.at, timeZone)}{stop.muscle && `, ${nameOf(stop.muscle)}`}</span>
          <Button variant="default" onClick={() => setStop(null)}>{t('pairing.stop_seen')}</Button>
        </div>
      )}
      <div className={classes.rowLine}>
        {isPaired
          ? <><span className={classes.paired} role="status">{t('pairing.paired')}</span><Button size="xs" variant="default" loading={end.isPending} onClick={() => end.mutate()}>{t('pairing.end')}</Button></>
          : <Button size="xs" variant="default" loading={begin.isPending} onClick={() => begin.mutate()}>{t('pairing.begin')}</Button>}
        {isLooking && hasBegun && isGone && <span className={classes.quiet} role="status">{t('pairing.lost')}</span>}
      </div>
      {begin.isError && <Notice problem={wordsOf(begin.error)} />}
      {end.isError && !isGone && <Notice problem={wordsOf(end.error)} />}
      {isLooking && begin.data && !isPaired && !isClosed && !isGone && (
        <Dialog title={t('pairing.title')} onClose={() => setClosed(true)}>
          <div className={reports.stack}>
            <p>{t('pairing.why')}</p>
            <CodeCard shown={begin.data} label={t('pairing.qr')} />
            <p className={reports.soft} role="status">{t('pairing.once')} {t('pairing.waiting')}</p>
          </div>
        </Dialog>
      )}
    </>
  )
}

function isNoPairing(error: Error | null): boolean {
  return error !== null && wordsOf(error).type === NO_PAIRING
}
