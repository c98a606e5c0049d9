import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useMutation } from '@tanstack/react-query'
import { record } from '../api/record'
import { wordsOf } from '../api/problem'
import type { Session } from '../record/types'
import { t } from '../text'
import { Notice } from '../ui/Notice'
import classes from './SignIn.module.css'

const CODE_NEEDED = 'urn:palpate:code-needed'

/** Name and password, then the code where there is a second factor. */
export function SignInForm({ onSession }: { onSession(session: Session): void }) {
  const [userName, setUserName] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState<string | null>(null)
  const [isTried, setTried] = useState(false)
  const signIn = useMutation({
    mutationFn: record.signIn,
    onSuccess: onSession,
    onError: (error) => {
      if (wordsOf(error).type === CODE_NEEDED && code === null) setCode('')
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!userName.trim() || !password || code === '') return
    signIn.mutate({ user_name: userName.trim(), password, code: code?.replaceAll(' ', '') || undefined })
  }
  const needed = (text: string) => (isTried && !text.trim() ? t('sign_in.needed') : undefined)
  const isAskingFirst = signIn.isError && wordsOf(signIn.error).type === CODE_NEEDED && !code
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      {signIn.isError && !isAskingFirst && <Notice problem={wordsOf(signIn.error)} />}
      {code === null ? (
        <>
          <TextInput
            label={t('sign_in.user_name')} autoComplete="username" autoFocus data-autofocus autoCapitalize="none" spellCheck={false} value={userName} error={needed(userName)}
            onChange={(event) => setUserName(event.currentTarget.value)}
          />
          <PasswordInput
            label={t('sign_in.password')} autoComplete="current-password" value={password} error={needed(password)}
            visibilityToggleButtonProps={{ 'aria-label': t('sign_in.show_password') }} onChange={(event) => setPassword(event.currentTarget.value)}
          />
        </>
      ) : (
        <TextInput
          key="code" label={t('sign_in.code')} description={t('sign_in.code_how')} autoComplete="one-time-code" autoFocus value={code}
          error={isTried && code === '' && !isAskingFirst ? t('sign_in.needed') : undefined} onChange={(event) => setCode(event.currentTarget.value)}
        />
      )}
      <div className={classes.buttons}>
        {code !== null && <Button variant="default" onClick={() => { setCode(null); signIn.reset() }}>{t('sign_in.back')}</Button>}
        <Button type="submit" loading={signIn.isPending}>{t('sign_in.button')}</Button>
      </div>
    </form>
  )
}
