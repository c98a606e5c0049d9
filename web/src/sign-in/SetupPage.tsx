import { Button, Select, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { record } from '../api/record'
import { wordsOf } from '../api/problem'
import { useTakeSession } from '../record/queries'
import { JURISDICTIONS, type Jurisdiction } from '../record/types'
import page from '../shell/Page.module.css'
import { t } from '../text'
import { focusFirstInvalid } from '../ui/first-invalid'
import { Notice } from '../ui/Notice'
import { LanguageChoice } from './LanguageChoice'
import { isGoodPassword, NewPassword } from './NewPassword'
import classes from './SignIn.module.css'

const EMPTY = { clinic: '', family: '', given: '', licence: '', userName: '' }

/** The first run: the clinic and its owner. */
export function SetupPage() {
  const take = useTakeSession()
  const [typed, setTyped] = useState(EMPTY)
  const [timeZone, setTimeZone] = useState(() => Intl.DateTimeFormat().resolvedOptions().timeZone)
  const [jurisdiction, setJurisdiction] = useState<Jurisdiction>('general')
  const [secret, setSecret] = useState({ password: '', again: '' })
  const [isTried, setTried] = useState(false)
  const setUp = useMutation({ mutationFn: record.setUp, onSuccess: take })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setTried(true)
    if (!typed.clinic.trim() || !typed.family.trim() || !typed.userName.trim() || !isGoodPassword(secret)) return focusFirstInvalid(event.currentTarget)
    setUp.mutate({
      clinic: { name: typed.clinic.trim(), time_zone: timeZone, jurisdiction },
      owner: { name: { family: typed.family.trim(), given: typed.given.trim() }, licence: typed.licence.trim() },
      user_name: typed.userName.trim(),
      password: secret.password,
    })
  }
  const field = (key: keyof typeof EMPTY) => ({
    value: typed[key],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => setTyped({ ...typed, [key]: event.currentTarget.value }),
  })
  const needed = (key: keyof typeof EMPTY) => ({ ...field(key), error: isTried && !typed[key].trim() ? t('sign_in.needed') : undefined })
  return (
    <main className={page.alone}>
      <form className={classes.card} data-wide onSubmit={submit} noValidate>
        <div className={classes.top}><p className={classes.brand}>{t('shell.brand')}</p><LanguageChoice /></div>
        <h1 className={classes.title}>{t('setup.title')}</h1>
        <p className={classes.why}>{t('setup.why')}</p>
        <fieldset className={classes.group}>
          <legend>{t('setup.clinic')}</legend>
          <TextInput label={t('setup.clinic_name')} autoComplete="organization" autoFocus {...needed('clinic')} />
          <div className={classes.pair} data-end>
            <Select
              label={t('setup.time_zone')} description={t('setup.time_zone_why')} searchable allowDeselect={false} limit={60} value={timeZone} data={timeZones(timeZone)}
              onChange={(value) => value && setTimeZone(value)}
            />
            <Select
              label={t('setup.jurisdiction')} description={t('setup.jurisdiction_why')} allowDeselect={false} value={jurisdiction}
              data={JURISDICTIONS.map((value) => ({ value, label: t(`jurisdiction.${value}`) }))} onChange={(value) => value && setJurisdiction(value as Jurisdiction)}
            />
          </div>
        </fieldset>
        <fieldset className={classes.group}>
          <legend>{t('setup.owner')}</legend>
          <div className={classes.pair}>
            <TextInput label={t('setup.given')} autoComplete="given-name" {...field('given')} />
            <TextInput label={t('setup.family')} autoComplete="family-name" {...needed('family')} />
          </div>
          <TextInput label={t('setup.licence')} description={t('setup.licence_why')} {...field('licence')} />
          <TextInput label={t('sign_in.user_name')} description={t('setup.user_name_why')} autoComplete="username" autoCapitalize="none" spellCheck={false} {...needed('userName')} />
          <NewPassword label={t('sign_in.password')} value={secret} isTried={isTried} onChange={setSecret} />
        </fieldset>
        <p className={classes.why}>{t('setup.keep')}</p>
        {setUp.isError && <Notice problem={wordsOf(setUp.error)} />}
        <div className={classes.buttons}><Button type="submit" loading={setUp.isPending}>{t('setup.button')}</Button></div>
      </form>
    </main>
  )
}

function timeZones(own: string): string[] {
  return [...new Set([own, ...Intl.supportedValuesOf('timeZone')])].sort()
}
