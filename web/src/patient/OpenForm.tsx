import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { patient, type OwnPage } from '../api/patient'
import { wordsOf } from '../api/problem'
import { t } from '../text'
import { Notice } from '../ui/Notice'
import classes from './Patient.module.css'

/** The code that the clinic gave, and the birth date. */
export function OpenForm({ code: given, onOpen }: { code: string; onOpen(page: OwnPage): void }) {
  const [code, setCode] = useState(given)
  const [born, setBorn] = useState('')
  const [isTried, setTried] = useState(false)
  const open = useMutation({ mutationFn: () => patient.open(code.trim(), born), onSuccess: onOpen })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (code.trim() && born) open.mutate()
  }
  return (
    <form className={classes.card} onSubmit={submit} noValidate aria-labelledby="open-title">
      <h1 className={classes.title} id="open-title">{t('me.open_title')}</h1>
      <p className={classes.soft}>{t('me.open_why')}</p>
      {open.isError && <Notice problem={wordsOf(open.error)} />}
      <TextInput
        size="lg" label={t('me.code')} placeholder={t('me.code_hint')} value={code} autoComplete="off" autoCapitalize="characters" spellCheck={false}
        error={isTried && !code.trim() ? t('me.needed') : undefined} onChange={(event) => setCode(event.currentTarget.value)}
      />
      <TextInput
        size="lg" type="date" label={t('me.born')} value={born} autoComplete="bday" error={isTried && !born ? t('me.needed') : undefined}
        onChange={(event) => setBorn(event.currentTarget.value)}
      />
      <Button size="lg" fullWidth type="submit" loading={open.isPending}>{t('me.open')}</Button>
    </form>
  )
}
