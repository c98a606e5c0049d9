import { Button, Checkbox, Radio, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState, type FormEvent } from 'react'
import { wordsOf } from '../api/problem'
import { go } from '../route'
import { t } from '../text'
import { dateText } from '../text/dates'
import { Dialog } from '../ui/Dialog'
import { SearchIcon } from '../ui/icons'
import { Notice } from '../ui/Notice'
import { bornText } from './doubles'
import classes from './keeping.module.css'
import { useExtent, useMerge, usePatients } from './queries'
import type { Extent, Patient, PatientSex } from './types'
import { nameText } from './words'

const MOST = 8
const WAIT_MS = 150

interface Props { patient: Patient; other?: string; onClose(): void }

/** Finds the other entry of a person, holds both side by side and makes one of them. */
export function MergeDialog({ patient, other, onClose }: Props) {
  const [chosen, setChosen] = useState(other)
  return (
    <Dialog title={t('double.title')} size="lg" onClose={onClose}>
      {chosen ? <Compare ids={[patient.id, chosen]} onBack={() => setChosen(undefined)} onClose={onClose} /> : <FindOther patient={patient} onFound={setChosen} onClose={onClose} />}
    </Dialog>
  )
}

function FindOther({ patient, onFound, onClose }: { patient: Patient; onFound(id: string): void; onClose(): void }) {
  const [typed, setTyped] = useState(patient.name.family)
  const [search] = useDebouncedValue(typed.trim(), WAIT_MS)
  const found = usePatients(search, MOST)
  const others = (found.data ?? []).filter(({ id }) => id !== patient.id)
  return (
    <div className={classes.form}>
      <TextInput
        type="search" label={t('double.search', { name: nameText(patient.name) })} description={t('patients.search_how')} leftSection={<SearchIcon />} data-autofocus
        value={typed} onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {found.isError && <Notice problem={wordsOf(found.error)} />}
      {found.isSuccess && others.length === 0 && <p role="status" className={classes.soft}>{t('double.none', { text: search })}</p>}
      <ul className={classes.found}>
        {others.map((line) => (
          <li key={line.id}><Button variant="default" justify="flex-start" onClick={() => onFound(line.id)}>{bornText(line.name, line.birth_date)}</Button></li>
        ))}
      </ul>
      <div className={classes.buttons}><Button variant="default" onClick={onClose}>{t('shell.cancel')}</Button></div>
    </div>
  )
}

function Compare({ ids, onBack, onClose }: { ids: [string, string]; onBack(): void; onClose(): void }) {
  const [one, other] = [useExtent(ids[0]), useExtent(ids[1])]
  const error = one.error ?? other.error
  if (error) return <Notice problem={wordsOf(error)} />
  if (!one.data || !other.data) return <p role="status">{t('shell.loading')}</p>
  return <Choose entries={[one.data, other.data]} onBack={onBack} onClose={onClose} />
}

function Choose({ entries, onBack, onClose }: { entries: [Extent, Extent]; onBack(): void; onClose(): void }) {
  const [stays, setStays] = useState<string | null>(null)
  const [isSure, setSure] = useState(false)
  const [isTried, setTried] = useState(false)
  const merge = useMerge()
  const [one, other] = entries
  const isDoubtful = one.birth_date !== other.birth_date || (one.sex !== other.sex && one.sex !== 'unknown' && other.sex !== 'unknown')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!stays || !isSure) return
    const double = stays === one.id ? other.id : one.id
    const done = () => {
      onClose()
      go({ kind: 'patient', id: stays })
    }
    merge.mutate({ stays, double }, { onSuccess: done })
  }
  const needed = (isMissing: boolean) => (isTried && isMissing ? t('sign_in.needed') : undefined)
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <Table entries={entries} />
      {isDoubtful && <p className={classes.warning} role="alert">{t('double.differ')}</p>}
      <Radio.Group label={t('double.stays')} value={stays} onChange={setStays} error={needed(!stays)}>
        <div className={classes.choices}>
          {entries.map((entry) => <Radio key={entry.id} value={entry.id} label={t('double.stays_of', { name: entry.name, born: bornOf(entry), visits: t('double.visits_count', { n: entry.visits }) })} />)}
        </div>
      </Radio.Group>
      <p>{t('double.what_happens')} <strong className={classes.final}>{t('double.cannot_undo')}</strong></p>
      <Checkbox label={t('double.is_sure')} checked={isSure} error={needed(!isSure)} onChange={(event) => setSure(event.currentTarget.checked)} />
      {merge.isError && <Notice problem={wordsOf(merge.error)} />}
      <div className={classes.buttons}>
        <Button variant="default" onClick={onBack}>{t('double.other')}</Button>
        <Button type="submit" loading={merge.isPending}>{t('double.merge')}</Button>
      </div>
    </form>
  )
}

function Table({ entries: [one, other] }: { entries: [Extent, Extent] }) {
  const sex = (entry: Extent) => t(`sex.${entry.sex as PatientSex}`)
  const rows: [string, (entry: Extent) => string][] = [
    [t('patient.birth_date'), bornOf],
    [t('patient.sex'), sex],
    [t('double.episodes'), ({ episodes }) => String(episodes)],
    [t('double.visits'), ({ visits }) => String(visits)],
    [t('double.last_seen'), ({ last_visit: day }) => (day ? dateText(day) : '–')],
  ]
  return (
    <table className={classes.table}>
      <thead><tr><th scope="col">{t('double.field')}</th><th scope="col">{one.name}</th><th scope="col">{other.name}</th></tr></thead>
      <tbody>
        {rows.map(([name, value], place) => {
          // The first two say who it is.
          const differs = (place < 2 && value(one) !== value(other)) || undefined
          return <tr key={name}><th scope="row">{name}</th><td data-differs={differs}>{value(one)}</td><td data-differs={differs}>{value(other)}</td></tr>
        })}
      </tbody>
    </table>
  )
}

function bornOf({ birth_date: born }: Extent): string {
  return born ? dateText(born) : t('patient.unknown_date')
}
