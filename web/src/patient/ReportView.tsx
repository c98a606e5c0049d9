import { Button, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { patient, type OwnPage, type OwnSign } from '../api/patient'
import { wordsOf } from '../api/problem'
import { useBody, useOverview } from '../api/queries'
import { CellPainter } from '../body/drawing'
import { caseToWire } from '../case/file'
import { caseStore, newCase, useDrawing } from '../case/store'
import { t } from '../text'
import { momentText } from '../text/dates'
import { Notice } from '../ui/Notice'
import { Advice } from './Advice'
import { doseText } from './dose'
import { PaintCard } from './PaintCard'
import classes from './Patient.module.css'
import { QuestionRow } from './QuestionRow'
import { isNothing, reportOf, type Answers } from './report'
import { Ticks } from './Ticks'

const NOTHING: Answers = { values: {}, afterEffects: [], warnings: [], done: [], words: '' }

/** How it is now: warning signs first, then numbers, the body, what was noticed and done, and words. */
export function ReportView({ page, isShown }: { page: OwnPage; isShown: boolean }) {
  const [answers, setAnswers] = useState(NOTHING)
  const drawing = useDrawing()
  const atlas = useOverview().data?.version
  const body = useBody()
  const send = useMutation({
    mutationFn: () => {
      const wire = body.data && atlas ? caseToWire(caseStore.get(), new CellPainter(body.data.cells), { atlas, withStrokes: true }) : null
      return patient.report(reportOf(answers, page.questions, wire))
    },
    onSuccess: () => {
      setAnswers(NOTHING)
      caseStore.set(newCase())
    },
  })
  // The drawing is the patient's: it is not left lying on the free body.
  useEffect(() => {
    caseStore.set(newCase())
    return () => caseStore.set(newCase())
  }, [])
  const set = (change: Partial<Answers>) => setAnswers((before) => ({ ...before, ...change }))
  const isTicked = (ids: string[]) => ({ id }: OwnSign) => ids.includes(id)
  const ticked = [...page.warnings.filter(isTicked(answers.warnings)), ...page.after_effects.filter(isTicked(answers.afterEffects))]

  if (send.isSuccess) {
    return (
      <section className={classes.card} role="status" aria-label={t('me.sent')}>
        <h2 className={classes.subtitle}>{t('me.sent')}</h2>
        <p>{t('me.sent_at', { time: momentText(send.data.at, page.time_zone) })}</p>
        {send.data.advice.length > 0 && <Advice urgency={send.data.told} texts={send.data.advice} phone={page.phone} />}
        <p className={classes.soft}>{t('me.sent_not_watched')}</p>
        <Button size="lg" variant="default" onClick={() => send.reset()}>{t('me.again')}</Button>
      </section>
    )
  }
  return (
    <>
      <section className={classes.card} aria-label={t('me.warnings')}>
        <h2 className={classes.subtitle}>{t('me.warnings')}</h2>
        <Ticks signs={page.warnings} ticked={answers.warnings} none={t('me.none_of_these')} onChange={(warnings) => set({ warnings })} phone={page.phone} />
      </section>
      <section className={classes.card} aria-label={t('me.how_is_it')}>
        <h2 className={classes.subtitle}>{t('me.how_is_it')}</h2>
        {page.questions.map((question, index) => (
          <QuestionRow
            key={index} question={question} value={answers.values[index] ?? null}
            onChange={(value) => setAnswers((before) => ({ ...before, values: { ...before.values, [index]: value } }))}
          />
        ))}
      </section>
      <PaintCard last={page.last ?? null} cells={body.data?.cells ?? null} isShown={isShown} />
      {page.after_effects.length > 0 && (
        <section className={classes.card} aria-label={t('me.noticed')}>
          <h2 className={classes.subtitle}>{t('me.noticed')}</h2>
          <Ticks signs={page.after_effects} ticked={answers.afterEffects} none={t('me.nothing_noticed')} onChange={(afterEffects) => set({ afterEffects })} phone={page.phone} />
        </section>
      )}
      {(page.last?.home.length ?? 0) > 0 && (
        <section className={classes.card} aria-label={t('me.done')}>
          <h2 className={classes.subtitle}>{t('me.done')}</h2>
          {page.last?.home.map((item, index) => (
            <label key={index} className={classes.tick}>
              <input
                type="checkbox" checked={answers.done.includes(item.text)}
                onChange={(event) => set({ done: event.currentTarget.checked ? [...answers.done, item.text] : answers.done.filter((text) => text !== item.text) })}
              />
              <span>{item.text}{doseText(item) && <span className={classes.dose}>{doseText(item)}</span>}</span>
            </label>
          ))}
        </section>
      )}
      <div className={classes.card}>
        <Textarea size="lg" autosize minRows={3} maxLength={2000} label={t('me.words')} value={answers.words} onChange={(event) => set({ words: event.currentTarget.value })} />
        {ticked.some(({ urgency }) => urgency === 'emergency') && <Advice urgency="emergency" texts={[page.advice.emergency]} phone={page.phone} />}
        {send.isError && <Notice problem={wordsOf(send.error)} />}
        <Button size="lg" fullWidth className={classes.send} loading={send.isPending} disabled={isNothing(answers, drawing)} onClick={() => send.mutate()}>{t('me.send', { clinic: page.clinic })}</Button>
        <p className={classes.soft}>{t('me.sent_not_watched')}</p>
      </div>
    </>
  )
}
