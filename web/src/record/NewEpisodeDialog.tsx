import { Button, TextInput } from '@mantine/core'
import { useState, type ChangeEvent, type FormEvent } from 'react'
import { wordsOf } from '../api/problem'
import { go } from '../route'
import { useSignedIn } from '../shell/signed-in'
import { t } from '../text'
import { dayOf } from '../text/dates'
import { Dialog } from '../ui/Dialog'
import { focusFirstInvalid } from '../ui/first-invalid'
import { Notice } from '../ui/Notice'
import { useAddEpisode } from './queries'
import classes from './PatientForm.module.css'

const EMPTY = { title: '', onset: '', diagnosis: '', code: '', goal: '' }

/** One more complaint of a patient. */
export function NewEpisodeDialog({ patient, onClose }: { patient: string; onClose(): void }) {
  const { clinic } = useSignedIn()
  const [typed, setTyped] = useState(EMPTY)
  const [isTried, setTried] = useState(false)
  const add = useAddEpisode(patient)
  const isTooLate = typed.onset > dayOf(new Date(), clinic.time_zone)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setTried(true)
    if (!typed.title.trim() || isTooLate) return focusFirstInvalid(event.currentTarget)
    const [title, diagnosis, code, goal] = [typed.title, typed.diagnosis, typed.code, typed.goal].map((text) => text.trim())
    add.mutate(
      {
        title, onset: typed.onset || undefined,
        diagnoses: diagnosis || code ? [{ code, text: diagnosis || code }] : [],
        goals: goal ? [{ text: goal }] : [],
      },
      {
        onSuccess: ({ episode }) => {
          onClose()
          go({ kind: 'episode', id: episode.id })
        },
      },
    )
  }
  const field = (key: keyof typeof EMPTY) => ({
    value: typed[key], onChange: (event: ChangeEvent<HTMLInputElement>) => setTyped({ ...typed, [key]: event.currentTarget.value }),
  })
  return (
    <Dialog title={t('patient.new_episode')} size="lg" onClose={onClose}>
      <form className={classes.form} onSubmit={submit} noValidate>
        <TextInput label={t('episode.title_field')} placeholder={t('episode.title_hint')} data-autofocus error={isTried && !typed.title.trim() ? t('sign_in.needed') : undefined} {...field('title')} />
        <div className={classes.pair}>
          <TextInput type="date" label={t('episode.onset')} error={isTooLate ? t('episode.onset_future') : undefined} {...field('onset')} />
          <TextInput label={t('episode.goal')} {...field('goal')} />
          <TextInput label={t('episode.diagnosis')} {...field('diagnosis')} />
          <TextInput label={t('episode.code')} autoCapitalize="characters" spellCheck={false} {...field('code')} />
        </div>
        {add.isError && <Notice problem={wordsOf(add.error)}>{t('patient.added_as_typed')}</Notice>}
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>{t('shell.cancel')}</Button>
          <Button type="submit" loading={add.isPending}>{t('episode.open_it')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
