import { Button, Checkbox, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { record } from '../api/record'
import type { Consent, ConsentForm } from '../record/types'
import { nameText } from '../record/words'
import { useSignedIn } from '../shell/signed-in'
import { SourceNote } from '../sources/SourceNote'
import { t } from '../text'
import { dateText, dayOf, momentText } from '../text/dates'
import { Block } from './Block'
import { hashOf, itemsOf, trainingHours } from './consent'
import { useVisit } from './context'
import { Fold } from './Fold'
import { treatedMuscles } from './needles'
import classes from './Visit.module.css'

const MOST_NAMED = 3

/** That the patient agreed, and to which words. */
export function ConsentBlock() {
  const { visit, last, isSigned, timeZone } = useVisit()
  const form = useQuery({ queryKey: ['consent-form'], queryFn: record.consentForm, staleTime: Infinity, gcTime: Infinity, retry: false })
  const earlier = last?.consent
  const sheet = form.data && !isSigned && <Sheet form={form.data} />
  return (
    <Block title={form.data?.title ?? t('decide.consent')} id="visit-consent">
      {visit.consent ? <Given consent={visit.consent} /> : earlier && <p>{t('decide.consent_earlier', { date: dateText(dayOf(new Date(earlier.at), timeZone)) })}</p>}
      {!visit.consent && sheet && (earlier ? <Fold title={t('decide.consent_again')}>{sheet}</Fold> : sheet)}
      {form.isError && <p className={classes.quiet}>{t('decide.consent_unread')}</p>}
    </Block>
  )
}

function Given({ consent }: { consent: Consent }) {
  const { session, timeZone } = useVisit()
  return (
    <>
      <p>{t('decide.consent_given', { time: momentText(consent.at, timeZone), name: consent.signed_name })}</p>
      <ul className={classes.plain}>
        {consent.items.map(({ item, text, is_agreed: isAgreed }) => <li key={item}>{text} {!isAgreed && <span className={classes.mark}>{t('decide.consent_not_agreed')}</span>}</li>)}
      </ul>
      <div className={classes.rowLine}>
        <Checkbox
          size="sm" label={t('decide.consent_copy')} checked={consent.copy_given}
          onChange={(event) => {
            const isGiven = event.currentTarget.checked
            session.change((now) => ({ ...now, consent: { ...consent, copy_given: isGiven } }))
          }}
        />
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => session.change((now) => ({ ...now, consent: undefined }))}>{t('decide.consent_taken_back')}</Button>
      </div>
    </>
  )
}

/** Where a statement of the form is from: a source of the form itself or of the atlas. */
function ItemSource({ form, item }: { form: ConsentForm; item: string }) {
  const { text = '', sources = [] } = form.item.find(({ id }) => id === item) ?? {}
  if (sources.length === 0) return null
  const own = (form.source ?? []).filter(({ key }) => sources.includes(key))
  return <SourceNote title={text} sources={sources.filter((key) => !own.some((source) => source.key === key))} own={own} />
}

function Sheet({ form }: { form: ConsentForm }) {
  const { session, visit, patient, last, ranking, isAsLastTime, nameOf } = useVisit()
  const { me } = useSignedIn()
  const [agreed, setAgreed] = useState<ReadonlySet<string>>(new Set())
  const [typedMuscles, setMuscles] = useState<string | null>(null)
  const [signedName, setSignedName] = useState(nameText(patient.name))
  const [hasCopy, setCopy] = useState(false)
  const treated = treatedMuscles(isAsLastTime && last && !visit.needles?.length ? last : visit).map(({ muscle }) => muscle)
  const likely = (ranking.answer?.causes ?? []).filter(({ kind }) => kind === 'muscle').slice(0, MOST_NAMED).map(({ cause }) => cause)
  const muscles = typedMuscles ?? [...new Set(treated.length > 0 ? treated : likely)].map(nameOf).join(', ')
  const items = itemsOf(form, { practitioner: nameText(me.name), training_hours: String(trainingHours(me)), technique: t('decide.consent_technique'), muscles }, agreed)
  const isWhole = form.item.every(({ id, is_required: isRequired }) => !isRequired || agreed.has(id)) && signedName.trim() !== ''
  const take = async () => {
    const consent: Consent = {
      form: form.id, items, signed_name: signedName.trim(), at: new Date().toISOString(), explained_by: me.id, hash: await hashOf(items), copy_given: hasCopy,
    }
    session.change((now) => ({ ...now, consent }))
  }
  const toggle = (id: string) => setAgreed(new Set(agreed.has(id) ? [...agreed].filter((other) => other !== id) : [...agreed, id]))
  return (
    <>
      <TextInput size="sm" label={t('decide.consent_muscles')} value={muscles} onChange={(event) => setMuscles(event.currentTarget.value)} />
      <ul className={classes.plain}>
        {items.map(({ item, text, is_agreed: isAgreed }) => <li key={item}><Checkbox size="sm" checked={isAgreed} onChange={() => toggle(item)} label={text} /> <ItemSource form={form} item={item} /></li>)}
      </ul>
      <div className={classes.another}>
        <TextInput size="sm" label={t('decide.consent_name')} value={signedName} onChange={(event) => setSignedName(event.currentTarget.value)} />
        <Button size="sm" variant="default" onClick={() => setAgreed(new Set(form.item.map(({ id }) => id)))}>{t('decide.consent_all')}</Button>
        <Button size="sm" disabled={!isWhole} onClick={() => void take()}>{t('decide.consent_take')}</Button>
      </div>
      <Checkbox size="sm" label={t('decide.consent_copy')} checked={hasCopy} onChange={(event) => setCopy(event.currentTarget.checked)} />
    </>
  )
}
