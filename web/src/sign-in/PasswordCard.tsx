import { Button, PasswordInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { record } from '../api/record'
import { wordsOf } from '../api/problem'
import { t } from '../text'
import { Card } from '../ui/Card'
import { Notice } from '../ui/Notice'
import { isGoodPassword, NewPassword } from './NewPassword'
import classes from './Settings.module.css'

const EMPTY = { password: '', again: '' }

/** One's own password. */
export function PasswordCard() {
  const [old, setOld] = useState('')
  const [secret, setSecret] = useState(EMPTY)
  const [isTried, setTried] = useState(false)
  const change = useMutation({
    mutationFn: record.changePassword,
    onSuccess: () => {
      setOld('')
      setSecret(EMPTY)
      setTried(false)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (old && isGoodPassword(secret)) change.mutate({ current: old, new: secret.password })
  }
  return (
    <Card title={t('shell.password')}>
      <form className={classes.form} onSubmit={submit} noValidate>
        <PasswordInput
          label={t('settings.old_password')} autoComplete="current-password" value={old} error={isTried && !old ? t('sign_in.needed') : undefined}
          visibilityToggleButtonProps={{ 'aria-label': t('sign_in.show_password') }} onChange={(event) => setOld(event.currentTarget.value)}
        />
        <NewPassword label={t('settings.new_password')} value={secret} isTried={isTried} onChange={setSecret} />
        {change.isError && <Notice problem={wordsOf(change.error)} />}
        {change.isSuccess && <p role="status" className={classes.good}>{t('settings.password_changed')}</p>}
        <div><Button type="submit" loading={change.isPending}>{t('settings.change_password')}</Button></div>
      </form>
    </Card>
  )
}
