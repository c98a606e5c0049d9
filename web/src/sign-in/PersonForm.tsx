import { Button, Checkbox, NumberInput, Select, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { wordsOf } from '../api/problem'
import { useMuscles } from '../api/queries'
import { record } from '../api/record'
import { ROLES, type Practitioner, type Role, type Training } from '../record/types'
import { nameText } from '../record/words'
import { t } from '../text'
import { focusFirstInvalid } from '../ui/first-invalid'
import { Notice } from '../ui/Notice'
import classes from './Settings.module.css'

interface Props { practitioner: Practitioner; version: number; onDone(): void }

/** What somebody is called, may do and is trained to needle. */
export function PersonForm({ practitioner, version, onDone }: Props) {
  const client = useQueryClient()
  const [person, setPerson] = useState(practitioner)
  const [isTried, setTried] = useState(false)
  const change = useMutation({
    mutationFn: () => record.changePractitioner(person, version),
    onSuccess: () => {
      // One's own training is part of the session.
      void client.invalidateQueries({ queryKey: ['record'] })
      onDone()
    },
  })
  const training = person.training ?? []
  const isWhole = person.name.family.trim() !== '' && training.every(isEntered)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setTried(true)
    if (!isWhole) return focusFirstInvalid(event.currentTarget)
    change.mutate()
  }
  const set = (part: Partial<Practitioner>) => setPerson({ ...person, ...part })
  return (
    <form className={`${classes.form} ${classes.wide}`} onSubmit={submit} noValidate aria-label={t('settings.change_person', { name: nameText(practitioner.name) })}>
      <div className={classes.fields}>
        <TextInput label={t('setup.given')} autoComplete="off" value={person.name.given ?? ''} onChange={(event) => set({ name: { ...person.name, given: event.currentTarget.value } })} />
        <TextInput
          label={t('setup.family')} autoComplete="off" value={person.name.family} error={isTried && !person.name.family.trim() ? t('sign_in.needed') : undefined}
          onChange={(event) => set({ name: { ...person.name, family: event.currentTarget.value } })}
        />
        <Select
          label={t('settings.role')} allowDeselect={false} value={person.role} data={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
          onChange={(value) => value && set({ role: value as Role })}
        />
        <TextInput label={t('setup.licence')} autoComplete="off" value={person.licence ?? ''} onChange={(event) => set({ licence: event.currentTarget.value })} />
      </div>
      <fieldset className={classes.trainings}>
        <legend>{t('training.title')}</legend>
        <p className={classes.why}>{t('training.why')}</p>
        {training.map((one, index) => (
          <TrainingRow
            key={index} training={one} isTried={isTried}
            onChange={(next) => set({ training: training.map((other, at) => (at === index ? next : other)) })}
            onRemove={() => set({ training: training.filter((_, at) => at !== index) })}
          />
        ))}
        <Button variant="default" size="xs" onClick={() => set({ training: [...training, { part: '', course: training.at(-1)?.course ?? '', completed: training.at(-1)?.completed ?? '' }] })}>
          {t('training.add')}
        </Button>
      </fieldset>
      <Checkbox label={t('settings.has_left_may_not')} checked={person.has_left ?? false} onChange={(event) => set({ has_left: event.currentTarget.checked })} />
      {change.isError && <Notice problem={wordsOf(change.error)} />}
      <div className={classes.buttons}>
        <Button variant="default" onClick={onDone}>{t('shell.cancel')}</Button>
        <Button type="submit" loading={change.isPending}>{t('settings.keep')}</Button>
      </div>
    </form>
  )
}

function isEntered({ part, course, completed }: Training): boolean {
  return part !== '' && course.trim() !== '' && completed !== ''
}

interface RowProps { training: Training; isTried: boolean; onChange(training: Training): void; onRemove(): void }

function TrainingRow({ training, isTried, onChange, onRemove }: RowProps) {
  const parts = [...new Set((useMuscles().data ?? []).map(({ group }) => group))]
  const needed = (text: string) => (isTried && !text.trim() ? t('sign_in.needed') : undefined)
  const set = (part: Partial<Training>) => onChange({ ...training, ...part })
  return (
    <div className={classes.training} role="group" aria-label={training.part || t('training.part')}>
      <Select
        label={t('training.part')} allowDeselect={false} value={training.part || null} data={parts.map((part) => ({ value: part, label: part.charAt(0).toUpperCase() + part.slice(1) }))}
        error={needed(training.part)} onChange={(part) => part && set({ part })}
      />
      <TextInput label={t('training.course')} value={training.course} error={needed(training.course)} onChange={(event) => set({ course: event.currentTarget.value })} />
      <NumberInput label={t('training.hours')} min={0} max={10_000} allowDecimal={false} hideControls value={training.hours ?? ''} onChange={(value) => set({ hours: typeof value === 'number' ? value : undefined })} />
      <TextInput type="date" label={t('training.completed')} value={training.completed} error={needed(training.completed)} onChange={(event) => set({ completed: event.currentTarget.value })} />
      <TextInput type="date" label={t('training.expires')} value={training.expires ?? ''} onChange={(event) => set({ expires: event.currentTarget.value || undefined })} />
      <Button size="xs" variant="subtle" color="gray" onClick={onRemove} aria-label={t('training.remove_of', { part: training.part || t('training.part') })}>{t('training.remove')}</Button>
    </div>
  )
}
