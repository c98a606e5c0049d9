import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { wordsOf } from '../api/problem'
import { go } from '../route'
import { Link } from '../shell/Link'
import { Page } from '../shell/Page'
import { useSignedIn } from '../shell/signed-in'
import { t } from '../text'
import { dateText } from '../text/dates'
import { Card } from '../ui/Card'
import { Dialog } from '../ui/Dialog'
import { PlusIcon, SearchIcon } from '../ui/icons'
import { Notice } from '../ui/Notice'
import { PatientForm } from './PatientForm'
import classes from './Patients.module.css'
import { emptyPatient } from './patient-form'
import { useAddPatient, usePatients } from './queries'
import type { PatientLine } from './types'
import { canKeepPatients } from './words'

const LIMIT = 50
const WAIT_MS = 150

/** Every patient, found as one types. */
export function PatientsPage({ isNew }: { isNew: boolean }) {
  const { me } = useSignedIn()
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed.trim(), WAIT_MS)
  const found = usePatients(search, LIMIT)
  const lines = found.data ?? []
  return (
    <Page title={t('patients.title')}>
      <div className={classes.head}>
        <h1 className={classes.title}>{t('patients.title')}</h1>
        {canKeepPatients(me.role) && <Button leftSection={<PlusIcon />} onClick={() => go({ kind: 'patients', isNew: true })}>{t('patient.new')}</Button>}
      </div>
      <TextInput
        type="search" size="md" autoFocus={!isNew} aria-label={t('patients.search')} placeholder={t('patients.search_how')} leftSection={<SearchIcon />} value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && search === typed.trim() && lines.length > 0) go({ kind: 'patient', id: lines[0].id })
        }}
      />
      {found.isError && <Notice problem={wordsOf(found.error)}><Button variant="light" size="xs" onClick={() => void found.refetch()}>{t('shell.again')}</Button></Notice>}
      {found.data && (
        <Card title={t('patients.title')} note={<span role="status">{countText(lines.length)}</span>}>
          {lines.length > 0 ? <PatientTable lines={lines} /> : <p className={classes.none}>{search ? t('patients.none', { text: search }) : t('patients.no_one_yet')}</p>}
        </Card>
      )}
      {isNew && <NewPatientDialog />}
    </Page>
  )
}

function countText(n: number): string {
  return n === LIMIT ? t('patients.first_of', { n }) : t('patients.count', { n })
}

function PatientTable({ lines }: { lines: PatientLine[] }) {
  const date = (day: string | null | undefined) => (day ? dateText(day) : '')
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('patients.name')}</th><th scope="col">{t('patients.born')}</th><th scope="col">{t('patients.complaints')}</th>
          <th scope="col">{t('patients.last_visit')}</th><th scope="col">{t('patients.next_visit')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id} onClick={() => go({ kind: 'patient', id: line.id })}>
            <th scope="row"><Link className={classes.name} route={{ kind: 'patient', id: line.id }}>{line.name}</Link></th>
            <td data-name={t('patients.born')}>{date(line.birth_date)}</td>
            <td data-name={t('patients.complaints')}>{line.open_episodes.join('; ')}</td>
            <td data-name={t('patients.last_visit')}>{date(line.last_visit)}</td>
            <td data-name={t('patients.next_visit')}>{date(line.next_visit)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function NewPatientDialog() {
  const { me } = useSignedIn()
  const add = useAddPatient()
  return (
    <Dialog title={t('patient.new')} size="lg" onClose={() => go({ kind: 'patients' })}>
      <PatientForm
        start={emptyPatient(me)} button={t('patient.add')} problem={add.error ? wordsOf(add.error) : null} isBusy={add.isPending} onCancel={() => go({ kind: 'patients' })}
        onSubmit={(patient) => add.mutate(patient, { onSuccess: (added) => go({ kind: 'patient', id: added.patient.id }, true) })}
      />
    </Dialog>
  )
}
