import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { record } from '../api/record'
import { wordsOf } from '../api/problem'
import { t } from '../text'
import { Card } from '../ui/Card'
import { Notice } from '../ui/Notice'
import { QrCode } from '../ui/QrCode'
import classes from './Settings.module.css'

/** A second factor: begun, confirmed by a code, its recovery codes shown once, and turned off again. */
export function SecondFactorCard() {
  const [password, setPassword] = useState('')
  const done = { onSuccess: () => setPassword('') }
  const start = useMutation({ mutationFn: record.startSecondFactor, ...done })
  const end = useMutation({ mutationFn: record.endSecondFactor, ...done })
  const error = start.error ?? end.error
  return (
    <Card title={t('shell.second_factor')}>
      <p className={classes.why}>{t('settings.factor_why')}</p>
      {start.data ? <Confirm {...start.data} onKept={start.reset} /> : (
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault()
            end.reset()
            if (password) start.mutate(password)
          }}
        >
          <PasswordInput
            label={t('settings.old_password')} autoComplete="current-password" value={password}
            visibilityToggleButtonProps={{ 'aria-label': t('sign_in.show_password') }} onChange={(event) => setPassword(event.currentTarget.value)}
          />
          {error && <Notice problem={wordsOf(error)} />}
          {end.isSuccess && <p role="status" className={classes.good}>{t('settings.factor_is_off')}</p>}
          <div className={classes.buttons}>
            <Button type="submit" disabled={!password} loading={start.isPending}>{t('settings.factor_begin')}</Button>
            <Button
              variant="subtle" color="gray" disabled={!password} loading={end.isPending}
              onClick={() => {
                start.reset()
                end.mutate(password)
              }}
            >
              {t('settings.factor_end')}
            </Button>
          </div>
        </form>
      )}
    </Card>
  )
}

function Confirm({ secret, url, onKept }: { secret: string; url: string; onKept(): void }) {
  const [code, setCode] = useState('')
  const confirm = useMutation({ mutationFn: record.confirmSecondFactor })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (code) confirm.mutate(code.replaceAll(' ', ''))
  }
  if (confirm.data) {
    return (
      <>
        <p role="status" className={classes.good}>{t('settings.factor_is_on')}</p>
        <p>{t('settings.recovery')}</p>
        <ul className={classes.codes}>{confirm.data.recovery_codes.map((one) => <li key={one}>{one}</li>)}</ul>
        <div><Button variant="light" onClick={onKept}>{t('settings.recovery_kept')}</Button></div>
      </>
    )
  }
  return (
    <form className={classes.form} onSubmit={submit}>
      <p>{t('settings.factor_secret')}</p>
      <QrCode text={url} label={t('settings.factor_qr')} />
      <p className={classes.secret}>{secret.replace(/(.{4})(?=.)/g, '$1 ')}</p>
      <p><a href={url}>{t('settings.factor_link')}</a></p>
      <TextInput label={t('settings.factor_code')} autoComplete="one-time-code" inputMode="numeric" autoFocus value={code} onChange={(event) => setCode(event.currentTarget.value)} />
      {confirm.isError && <Notice problem={wordsOf(confirm.error)} />}
      <div><Button type="submit" loading={confirm.isPending}>{t('settings.factor_confirm')}</Button></div>
    </form>
  )
}
