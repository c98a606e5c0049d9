import { Button, Select, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { record } from '../api/record'
import { wordsOf } from '../api/problem'
import { usePractitioners } from '../record/queries'
import { ROLES, type Practitioner, type Role } from '../record/types'
import { nameText } from '../record/words'
import { t } from '../text'
import { Card } from '../ui/Card'
import { focusFirstInvalid } from '../ui/first-invalid'
import { Notice } from '../ui/Notice'
import { LEAST_CHARACTERS, passwordError } from './password'
import { PersonForm } from './PersonForm'
import classes from './Settings.module.css'

/** Who works in the clinic; the owner adds them. */
export function PeopleCard() {
  const people = usePractitioners()
  const [isAdding, setAdding] = useState(false)
  const [added, setAdded] = useState('')
  const [changed, setChanged] = useState<string | null>(null)
  return (
    <Card title={t('shell.people')} tools={!isAdding && <Button variant="light" size="xs" onClick={() => setAdding(true)}>{t('settings.add_person')}</Button>}>
      <p className={classes.why}>{t('settings.people_why')}</p>
      {people.isError && <Notice problem={wordsOf(people.error)} />}
      {added && <p role="status" className={classes.good}>{t('settings.person_added', { name: added })}</p>}
      {isAdding && <NewPerson onDone={(name) => { setAdding(false); setAdded(name) }} onCancel={() => setAdding(false)} />}
      <ul className={classes.rows} aria-busy={people.isPending}>
        {people.data?.map(({ practitioner, version }) => (
          <li key={practitioner.id}>
            {changed === practitioner.id ? <PersonForm practitioner={practitioner} version={version} onDone={() => setChanged(null)} /> : (
              <PersonLine practitioner={practitioner} onChange={() => setChanged(practitioner.id)} />
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function PersonLine({ practitioner, onChange }: { practitioner: Practitioner; onChange(): void }) {
  const { name, role, licence, training = [], has_left: hasLeft } = practitioner
  const parts = [...new Set(training.map(({ part }) => part))]
  const treats = role === 'owner' || role === 'clinician'
  return (
    <>
      <div>
        {nameText(name)}
        <p className={classes.sub}>{[licence, hasLeft && t('settings.has_left')].filter(Boolean).join(', ')}</p>
        {treats && <p className={classes.sub}>{parts.length > 0 ? t('training.needles', { parts: parts.join(', ') }) : t('training.none')}</p>}
      </div>
      <span className={classes.sub}>{t(`role.${role}`)}</span>
      <Button size="compact-sm" variant="subtle" onClick={onChange} aria-label={t('settings.change_person', { name: nameText(name) })}>{t('settings.change')}</Button>
    </>
  )
}

const EMPTY = { family: '', given: '', licence: '', userName: '', password: '' }

function NewPerson({ onDone, onCancel }: { onDone(name: string): void; onCancel(): void }) {
  const client = useQueryClient()
  const [typed, setTyped] = useState(EMPTY)
  const [role, setRole] = useState<Role>('clinician')
  const [isTried, setTried] = useState(false)
  const add = useMutation({
    mutationFn: record.addPractitioner,
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['record', 'practitioners'] })
      onDone([typed.given, typed.family].join(' ').trim())
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setTried(true)
    if (!typed.family.trim() || !typed.userName.trim() || passwordError(typed.password)) return focusFirstInvalid(event.currentTarget)
    add.mutate({
      name: { family: typed.family.trim(), given: typed.given.trim() }, role, licence: typed.licence.trim(), user_name: typed.userName.trim(), password: typed.password,
    })
  }
  const field = (key: keyof typeof EMPTY) => ({
    value: typed[key],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => setTyped({ ...typed, [key]: event.currentTarget.value }),
  })
  const needed = (key: keyof typeof EMPTY) => ({ ...field(key), error: isTried && !typed[key].trim() ? t('sign_in.needed') : undefined })
  return (
    <form className={classes.form} onSubmit={submit} noValidate aria-label={t('settings.add_person')}>
      <TextInput label={t('setup.given')} autoComplete="off" autoFocus {...field('given')} />
      <TextInput label={t('setup.family')} autoComplete="off" {...needed('family')} />
      <Select
        label={t('settings.role')} description={t(`role_does.${role}`)} allowDeselect={false} value={role} data={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
        onChange={(value) => value && setRole(value as Role)}
      />
      <TextInput label={t('setup.licence')} description={t('setup.licence_why')} autoComplete="off" {...field('licence')} />
      <TextInput label={t('sign_in.user_name')} autoComplete="off" autoCapitalize="none" spellCheck={false} {...needed('userName')} />
      <TextInput
        label={t('settings.first_password')} description={`${t('settings.first_password_why')} ${t('setup.password_rule', { least: LEAST_CHARACTERS })}`} autoComplete="off" spellCheck={false}
        {...field('password')} error={isTried || typed.password ? passwordError(typed.password) : undefined}
      />
      {add.isError && <Notice problem={wordsOf(add.error)} />}
      <div style={{ display: 'flex', gap: 8 }}>
        <Button variant="default" onClick={onCancel}>{t('shell.cancel')}</Button>
        <Button type="submit" loading={add.isPending}>{t('settings.add')}</Button>
      </div>
    </form>
  )
}
