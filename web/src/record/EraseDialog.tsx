import { Button, Checkbox, PasswordInput, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { wordsOf } from '../api/problem'
import { record } from '../api/record'
import { t } from '../text'
import { Dialog } from '../ui/Dialog'
import { focusFirstInvalid } from '../ui/first-invalid'
import { Notice } from '../ui/Notice'
import classes from './keeping.module.css'
import { useErase } from './queries'

interface Props { patient: string; name: string; onClose(): void; onErased(): void }

/** Removes a record for ever: never without a reason, the owner's password and a word about the copies that stay. */
export function EraseDialog({ patient, name, onClose, onErased }: Props) {
  const [reason, setReason] = useState('')
  const [password, setPassword] = useState('')
  const [knowsBackups, setKnowsBackups] = useState(false)
  const [isTried, setTried] = useState(false)
  const erase = useErase(patient, onErased)
  const refused = erase.error ? wordsOf(erase.error) : null
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setTried(true)
    if (!reason.trim() || !password || !knowsBackups) return focusFirstInvalid(event.currentTarget)
    erase.mutate({ reason: reason.trim(), password })
  }
  const errorOf = (place: 'reason' | 'password', text: string) => (refused?.place === place ? refused.message : isTried && !text.trim() ? t('sign_in.needed') : undefined)
  return (
    <Dialog title={t('erase.title', { name })} size="lg" onClose={onClose}>
      <form className={classes.form} onSubmit={submit} noValidate>
        <p>{t('erase.what')} <strong className={classes.final}>{t('erase.cannot_undo')}</strong></p>
        <div>
          <Button component="a" variant="default" href={record.exported(patient)} download>{t('erase.export_first')}</Button>
          <p className={classes.soft}>{t('erase.export_why')}</p>
        </div>
        <TextInput
          label={t('erase.reason')} description={t('erase.reason_why')} placeholder={t('erase.reason_hint')} autoComplete="off" value={reason} error={errorOf('reason', reason)}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('erase.password')} autoComplete="current-password" value={password} error={errorOf('password', password)}
          visibilityToggleButtonProps={{ 'aria-label': t('sign_in.show_password') }} onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Checkbox
          label={t('erase.backups')} checked={knowsBackups} error={isTried && !knowsBackups ? t('sign_in.needed') : undefined}
          onChange={(event) => setKnowsBackups(event.currentTarget.checked)}
        />
        {refused && refused.place === null && <Notice problem={refused} />}
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>{t('shell.cancel')}</Button>
          <Button type="submit" loading={erase.isPending}>{t('erase.button')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
