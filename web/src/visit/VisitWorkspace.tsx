import { useHotkeys, useViewportSize } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { useMimics, useMuscles, useTreatment } from '../api/queries'
import { BodyStage } from '../body/BodyStage'
import type { Point } from '../body/drawing'
import type { Body } from '../body/format'
import type { Stage } from '../body/stage'
import { isEmpty } from '../case/drawing-state'
import { caseStore, useDrawing, type CauseRef } from '../case/store'
import { openToScripts } from '../pages/scripting'
import { useAssessment } from '../pages/useAssessment'
import { useFocus } from '../pages/useFocus'
import { ChosenContext } from '../panels/chosen'
import { ViewBar } from '../panels/ViewBar'
import { usePersonName } from '../record/people'
import type { Patient, Visit, VisitRecord } from '../record/types'
import { useSignedIn } from '../shell/signed-in'
import { t } from '../text'
import { ageOn, dayOf, momentText } from '../text/dates'
import { VisitContext, type VisitPageState } from './context'
import { historyOf, isStartedAs, startedAs } from './last-time'
import { placed } from './needles'
import { placesFor, usePlaces, type Placing } from './placing'
import { proposals } from './proposals'
import { VisitSession } from './session'
import { SignBlock } from './SignBlock'
import { snapshotOf } from './snapshot'
import { StaleDialog } from './StaleDialog'
import { StepBar } from './StepBar'
import { stepElement, STEPS, type Step } from './steps'
import { DecideStep } from './steps/DecideStep'
import { ExamineStep } from './steps/ExamineStep'
import { FinishStep } from './steps/FinishStep'
import { HomeStep } from './steps/HomeStep'
import { PaintStep } from './steps/PaintStep'
import { TreatStep } from './steps/TreatStep'
import { useCurrentStep } from './useCurrentStep'
import { VisitHead } from './VisitHead'
import classes from './Visit.module.css'

interface Props {
  loaded: VisitRecord
  /** A draft that was kept on this device and is gone on with. */
  mine: Visit | null
  body: Body
  atlas: string
  patient: Patient
  last: Visit | null
}

const BODY_INSETS = { left: 0, right: 0, top: 40, bottom: 60 }
const PHONE_PX = 700
const NARROW_BODY_PX = 1320

/** The body that stays in view, and the six steps beside it. */
export function VisitWorkspace({ loaded, mine, body, atlas, patient, last }: Props) {
  const { clinic } = useSignedIn()
  const personName = usePersonName()
  const viewport = useViewportSize()
  const isPhone = viewport.width < PHONE_PX
  const client = useQueryClient()
  const [session] = useState(() => new VisitSession(loaded, body, atlas))
  const [stage, setStage] = useState<Stage | null>(null)
  const [placing, setPlacing] = useState<Placing>({ kind: 'needle' })
  const [chosen, setChosen] = useState<CauseRef | null>(null)
  const [wantsLastTime, setLastTime] = useState(false)
  useSyncExternalStore(session.subscribe, () => session.revision)
  const { isSigned } = session
  const visit = session.get()
  const muscles = useMuscles().data
  const mimics = useMimics().data
  const techniques = useTreatment().data?.techniques
  const nameOf = useCallback(
    (id: string) => [...(muscles ?? []), ...(mimics ?? [])].find((line) => line.id === id)?.name ?? id.replaceAll('_', ' '),
    [muscles, mimics],
  )

  useEffect(() => {
    const close = session.open()
    if (mine) session.taken({ document: loaded.visit, version: loaded.version }, mine)
    fillIn(session, patient, clinic.time_zone)
    return close
  }, [session, mine, loaded, patient, clinic.time_zone])

  useEffect(() => (stage && !isSigned ? openToScripts(stage, atlas) : undefined), [stage, atlas, isSigned])
  const ranking = useAssessment(stage, atlas)
  useFocus(stage, ranking.answer, { kind: 'case', ...chosen })
  useEffect(() => {
    if (ranking.answer && !ranking.isBehind) session.setAssessment(snapshotOf(ranking.answer, new Date().toISOString()))
  }, [session, ranking])

  const { flow, current, goTo } = useCurrentStep(isSigned ? 'finish' : 'paint')
  useHotkeys([
    ...STEPS.map((step, index): [string, () => void] => [String(index + 1), () => goTo(step)]),
    ['mod+z', () => session.undo()],
    ['mod+shift+z', () => session.redo()],
    ['mod+y', () => session.redo()],
  ])

  // The body is painted on while painting; elsewhere a touch must not change the drawing.
  const isTreating = current === 'treat' && !isSigned && placing.kind !== 'nothing'
  usePlaces(muscles, current === 'treat')
  useEffect(() => stage?.setPlacing(isSigned || current !== 'paint'), [stage, isSigned, current])
  useEffect(() => {
    const pins = (visit.needles ?? []).flatMap(({ site, out }) => (site ? [{ at: site.point, isIn: !out }] : []))
    stage?.setPins(pins)
  }, [stage, visit.needles])

  const tap = async (_region: string, place: Point) => {
    if (!isTreating || !stage || !muscles) return
    const at = new Date().toISOString()
    const point = place.map((value) => Math.round(value * 10) / 10) as Point
    const site = { cell: stage.painter.nearestCell(point), point }
    const best = proposals(point, await placesFor(client, muscles), ranking.answer?.causes ?? [], 1)[0]
    if (!best) return
    const { muscle, side } = best
    if (placing.kind === 'needle') session.change((now) => ({ ...now, needles: placed(now.needles ?? [], { muscle, side, site, at }) }))
    if (placing.kind === 'manual') session.change((now) => ({ ...now, manual: [...(now.manual ?? []), { technique: placing.technique, muscle, side, site }] }))
  }

  const startAsLastTime = () => {
    if (!last) return
    session.change((now) => startedAs(now, last))
    if (caseStore.get().about.history.length === 0) caseStore.tell({ history: historyOf(last.case) })
    setLastTime(true)
  }

  // A visit that was begun as last time, or is opened again, has its plan.
  const isAsLastTime = wantsLastTime || isStartedAs(visit, last)
  const state: VisitPageState = {
    session, visit, checks: isSigned ? [] : session.checks, isSigned, ranking, patient, last, isAsLastTime, nameOf, timeZone: clinic.time_zone,
  }
  const chosenHere = useMemo(() => ({ cause: chosen, choose: setChosen }), [chosen])
  const drawing = useDrawing()
  const hint = isSigned ? '' : current === 'paint' ? (isEmpty(drawing) ? t('visit.hint_paint') : '')
    : !isTreating ? ''
    : placing.kind === 'manual' ? t('visit.hint_manual', { technique: techniques?.find(({ id }) => id === placing.technique)?.name ?? '' }) : t('visit.hint_needle')
  const content: Record<Step, React.ReactNode> = {
    paint: <PaintStep stage={stage} />,
    examine: <ExamineStep />,
    decide: <DecideStep />,
    treat: <TreatStep placing={placing} onPlacing={setPlacing} />,
    home: <HomeStep />,
    finish: <FinishStep />,
  }
  return (
    <VisitContext value={state}>
      <ChosenContext value={chosenHere}>
        <main className={classes.main} data-phone={isPhone || undefined}>
          <div className={classes.body}>
            <BodyStage insets={BODY_INSETS} onStage={setStage} hint={hint} onTap={(region, place) => void tap(region, place)} />
            <div className={classes.bodyTools}><ViewBar stage={stage} isCompact={viewport.width < NARROW_BODY_PX} /></div>
          </div>
          <div className={classes.side}>
            <VisitHead onAsLastTime={startAsLastTime} />
            <StepBar current={current} onStep={goTo} />
            <div ref={flow} className={classes.flow} tabIndex={0} role="group" aria-label={t('visit.flow')}>
              {visit.state.state === 'signed' && (
                <p className={classes.signed} role="status">
                  {t('visit.is_signed', { time: momentText(visit.state.at, clinic.time_zone), name: personName(visit.state.by) })}
                </p>
              )}
              {STEPS.map((step, index) => (
                <section key={step} id={stepElement(step)} data-step={step} className={classes.section} aria-labelledby={`${stepElement(step)}-title`} tabIndex={-1}>
                  <h2 className={classes.sectionTitle} id={`${stepElement(step)}-title`}><span className={classes.sectionNumber} aria-hidden="true">{index + 1}</span>{t(`step.${step}`)}</h2>
                  <fieldset className={classes.fields_of_step} disabled={isSigned} aria-labelledby={`${stepElement(step)}-title`}>{content[step]}</fieldset>
                  {step === 'finish' && <SignBlock />}
                </section>
              ))}
            </div>
          </div>
          <StaleDialog />
        </main>
      </ChosenContext>
    </VisitContext>
  )
}

/** What the record knows of the patient need not be asked again. */
function fillIn(session: VisitSession, patient: Patient, timeZone: string): void {
  if (session.isSigned) return
  const { about } = caseStore.get()
  if (about.age === undefined && patient.birth_date) caseStore.tell({ age: ageOn(dayOf(new Date(session.get().begun), timeZone), patient.birth_date) })
  if (about.sex === undefined && patient.sex !== 'unknown') caseStore.tell({ sex: patient.sex })
}
