import { Button, Checkbox, Select, Textarea, TextInput } from '@mantine/core'
import { useState, type ChangeEvent, type FormEvent, type ReactNode } from 'react'
import type { Problem } from '../api/problem'
import type { NewPatient } from '../api/record'
import { useTreatment } from '../api/queries'
import { useSignedIn } from '../shell/signed-in'
import { locale, t } from '../text'
import { dayOf } from '../text/dates'
import { focusFirstInvalid } from '../ui/first-invalid'
import { Notice } from '../ui/Notice'
import { errorsOf, fieldOf, patientOf, type TypedPatient } from './patient-form'
import classes from './PatientForm.module.css'
import { usePractitioners } from './queries'
import { SEXES, type PatientSex } from './types'
import { canTreat, nameText } from './words'

/** Offered for what the patient reads; one that is already chosen is offered too. */
const LANGUAGES = ['ar', 'de', 'en', 'es', 'fr', 'hi', 'it', 'ja', 'ko', 'nl', 'pl', 'pt', 'ru', 'tr', 'uk', 'vi', 'zh']

interface Props {
  start: TypedPatient
  button: string
  problem: Problem | null
  isBusy: boolean
  /** Between the fields and the buttons: what else must be decided. */
  children?: ReactNode
  onSubmit(patient: NewPatient, typed: TypedPatient): void
  onCancel(): void
}

/** Who a patient is. What is wrong is said beside the field, and nothing typed is lost. */
export function PatientForm({ start, button, problem, isBusy, children, onSubmit, onCancel }: Props) {
  const { clinic } = useSignedIn()
  const [typed, setTyped] = useState(start)
  const [isTried, setTried] = useState(false)
  const practitioners = usePractitioners().data ?? []
  const errors = errorsOf(typed, dayOf(new Date(), clinic.time_zone))
  const refused = problem ? fieldOf(problem.place) : undefined
  const errorOf = (key: keyof TypedPatient) => (isTried || key !== 'family' ? errors[key] : undefined) ?? (refused === key ? problem?.message : undefined)
  const set = (change: Partial<TypedPatient>) => setTyped({ ...typed, ...change })
  const text = (key: 'family' | 'given' | 'birthDate' | 'phone' | 'email' | 'alert') => ({
    value: typed[key], error: errorOf(key), onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => set({ [key]: event.currentTarget.value }),
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setTried(true)
    if (Object.keys(errors).length === 0) onSubmit(patientOf(typed), typed)
    else focusFirstInvalid(event.currentTarget)
  }
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <div className={classes.pair}>
        <TextInput label={t('patient.given')} autoComplete="off" data-autofocus {...text('given')} />
        <TextInput label={t('patient.family')} autoComplete="off" {...text('family')} />
        <TextInput type="date" label={t('patient.birth_date')} autoComplete="off" {...text('birthDate')} />
        <Select
          label={t('patient.sex')} allowDeselect={false} value={typed.sex} data={SEXES.map((value) => ({ value, label: t(`sex.${value}`) }))}
          onChange={(value) => value && set({ sex: value as PatientSex })}
        />
        <TextInput type="tel" label={t('patient.phone')} autoComplete="off" {...text('phone')} />
        <TextInput type="email" label={t('patient.email')} autoComplete="off" {...text('email')} />
        <Select label={t('patient.language')} searchable allowDeselect={false} value={typed.language} data={languages(typed.language)} onChange={(value) => value && set({ language: value })} />
        <Select
          label={t('patient.practitioner')} placeholder={t('patient.nobody')} clearable value={typed.practitioner || null}
          data={practitioners.map(({ practitioner }) => practitioner).filter(({ role, has_left: hasLeft, id }) => (canTreat(role) && !hasLeft) || id === typed.practitioner).map(({ id, name }) => ({ value: id, label: nameText(name) }))}
          onChange={(value) => set({ practitioner: value ?? '' })}
        />
      </div>
      <Textarea label={t('patient.alert')} description={t('patient.alert_why')} autosize={false} rows={2} {...text('alert')} />
      <Standing chosen={typed.standing} onChange={(standing) => set({ standing })} />
      <Checkbox label={t('patient.research')} checked={typed.isInResearch} onChange={(event) => set({ isInResearch: event.currentTarget.checked })} />
      {children}
      {problem && !children && refused === undefined && <Notice problem={problem}>{t('patient.added_as_typed')}</Notice>}
      <div className={classes.buttons}>
        <Button variant="default" onClick={onCancel}>{t('shell.cancel')}</Button>
        <Button type="submit" loading={isBusy}>{button}</Button>
      </div>
    </form>
  )
}

function languages(chosen: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(locale(), { type: 'language' })
  return [...new Set([...LANGUAGES, chosen])].map((value) => ({ value, label: names.of(value) ?? value })).sort((a, b) => a.label.localeCompare(b.label, locale()))
}

function Standing({ chosen, onChange }: { chosen: string[]; onChange(chosen: string[]): void }) {
  const all = useTreatment().data?.contraindications ?? []
  // Those already noted come first, so that they are seen without looking through the list.
  const [first] = useState(chosen)
  const listed = [...all.filter(({ id }) => first.includes(id)), ...all.filter(({ id }) => !first.includes(id))]
  return (
    <Checkbox.Group value={chosen} onChange={onChange} label={t('patient.standing')} description={t('patient.standing_why')}>
      <div className={classes.standing} tabIndex={0} role="group" aria-label={t('patient.standing')}>
        {listed.map(({ id, name }) => <Checkbox key={id} value={id} label={name} size="sm" />)}
      </div>
    </Checkbox.Group>
  )
}
