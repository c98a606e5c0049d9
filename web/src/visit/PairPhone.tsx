import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { wordsOf } from '../api/problem'
import { record } from '../api/record'
import type { Side } from '../case/store'
import { CodeCard } from '../record/CodeCard'
import reports from '../record/Reports.module.css'
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
  const [isOn, setOn] = useState(false)
  const [isClosed, setClosed] = useState(false)
  const [taken, setTaken] = useState(0)
  /** The last stop that nobody has answered. */
  const [stop, setStop] = useState<{ at: string; muscle?: string } | null>(null)
  const begin = useMutation({
    mutationFn: () => record.pair(visit.id),
    onSuccess: () => {
      setTaken(0)
      setClosed(false)
      setOn(true)
    },
  })
  const end = useMutation({ mutationFn: () => record.endPairing(visit.id), onSettled: () => setOn(false) })
  const state = useQuery({
    queryKey: ['pairing', visit.id, begin.data?.code, taken], queryFn: () => record.pairing(visit.id, taken), enabled: isOn && !isSigned,
    refetchInterval: LOOK_EVERY_MS, refetchIntervalInBackground: true, retry: false, gcTime: 0, placeholderData: (before) => before && { ...before, answers: [] },
  })
  const isPaired = isOn && (state.data?.is_paired ?? false)
  const isGone = state.isError && wordsOf(state.error).type === NO_PAIRING

  const { data } = state
  useEffect(() => {
    const answers = data?.answers ?? []
    if (answers.length === 0) return
    session.change((now) => ({ ...now, responses: joined(now.responses, answers.map(({ response }) => response)) }))
    setTaken(answers[answers.length - 1].number)
    const stops = answers.filter(({ response }) => response.kind === 'stop')
    if (stops.length > 0) setStop(stops[stops.length - 1].response)
  }, [data, session])
  const { id } = visit
  useEffect(() => {
    if (isOn) record.moveHand(id, { ...(muscle ? { muscle } : {}), ...(side ? { side } : {}) }).catch(() => undefined)
  }, [isOn, id, muscle, side])

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
        {isPaired && !isGone
          ? <><span className={classes.paired} role="status">{t('pairing.paired')}</span><Button size="xs" variant="default" loading={end.isPending} onClick={() => end.mutate()}>{t('pairing.end')}</Button></>
          : <Button size="xs" variant="default" loading={begin.isPending} onClick={() => begin.mutate()}>{t('pairing.begin')}</Button>}
        {isOn && isGone && <span className={classes.quiet} role="status">{t('pairing.lost')}</span>}
      </div>
      {begin.isError && <Notice problem={wordsOf(begin.error)} />}
      {isOn && begin.data && !isPaired && !isClosed && !isGone && (
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
