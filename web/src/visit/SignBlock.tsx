import { Button, Textarea } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Problem, wordsOf } from '../api/problem'
import { record } from '../api/record'
import { usePersonName } from '../record/people'
import type { Check } from '../record/types'
import { nameText } from '../record/words'
import { useSignedIn } from '../shell/signed-in'
import { t } from '../text'
import { momentText } from '../text/dates'
import { Notice } from '../ui/Notice'
import { Block } from './Block'
import { useVisit } from './context'
import classes from './Visit.module.css'

/** The signature; after it, addenda. */
export function SignBlock() {
  const { isSigned } = useVisit()
  return isSigned ? <Addenda /> : <Sign />
}

function Sign() {
  const { session } = useVisit()
  const { me } = useSignedIn()
  const client = useQueryClient()
  const [isAsked, setAsked] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const sign = async () => {
    setBusy(true)
    setProblem(null)
    try {
      const saved = await session.autosave.flush()
      if (saved.kind !== 'saved') throw new Problem(t('finish.not_saved'), '')
      const { visit, version } = await record.sign(session.get().id, session.autosave.savedVersion)
      session.taken({ document: visit, version }, null)
      session.setChecks([])
      void client.invalidateQueries({ queryKey: ['record'] })
    } catch (error) {
      const said = wordsOf(error)
      if (Array.isArray(said.said.checks)) session.setChecks(said.said.checks as Check[])
      setProblem(said)
    } finally {
      setBusy(false)
      setAsked(false)
    }
  }
  return (
    <div className={classes.sign}>
      {problem && <Notice problem={problem} />}
      {isAsked ? (
        <>
          <p>{t('finish.sign_why')}</p>
          <div className={classes.rowLine}>
            <Button loading={isBusy} onClick={() => void sign()} autoFocus>{t('finish.sign_now', { name: nameText(me.name) })}</Button>
            <Button variant="default" onClick={() => setAsked(false)}>{t('finish.sign_not_yet')}</Button>
          </div>
        </>
      ) : <Button size="md" onClick={() => setAsked(true)}>{t('finish.sign')}</Button>}
    </div>
  )
}

function Addenda() {
  const { session, visit, timeZone } = useVisit()
  const personName = usePersonName()
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const add = async () => {
    setProblem(null)
    try {
      const added = await record.add(visit.id, text.trim())
      session.taken({ document: added.visit, version: added.version }, null)
      setText('')
    } catch (error) {
      setProblem(wordsOf(error))
    }
  }
  return (
    <Block title={t('finish.addenda')} id="visit-addenda">
      <ol className={classes.plain}>
        {(visit.addenda ?? []).map((addendum) => (
          <li key={addendum.at}>
            <p className={classes.quiet}>{t('finish.addendum_by', { time: momentText(addendum.at, timeZone), name: personName(addendum.by) })}</p>
            <p className={classes.written}>{addendum.text}</p>
          </li>
        ))}
      </ol>
      {problem && <Notice problem={problem} />}
      <Textarea label={t('finish.addendum')} autosize minRows={2} value={text} onChange={(event) => setText(event.currentTarget.value)} />
      <Button variant="default" disabled={!text.trim()} onClick={() => void add()} className={classes.start}>{t('finish.addendum_add')}</Button>
    </Block>
  )
}
