import { ActionIcon, Button, Menu } from '@mantine/core'
import { useEffect, useState } from 'react'
import { wordsOf } from '../api/problem'
import { useTreatment } from '../api/queries'
import { record } from '../api/record'
import { go } from '../route'
import { Link } from '../shell/Link'
import { Page } from '../shell/Page'
import { useSignedIn } from '../shell/signed-in'
import { SourceNote } from '../sources/SourceNote'
import { locale, t } from '../text'
import { ageOn, dateText, dayOf } from '../text/dates'
import { Card } from '../ui/Card'
import { MoreIcon, PlusIcon } from '../ui/icons'
import { Notice } from '../ui/Notice'
import { AccessesCard } from './AccessesCard'
import { DoublesCard, PossibleDouble } from './doubles'
import { EditPatientDialog } from './EditPatientDialog'
import { EpisodeState, StartVisit } from './episode-parts'
import { EraseDialog } from './EraseDialog'
import { MergeDialog } from './MergeDialog'
import { NewEpisodeDialog } from './NewEpisodeDialog'
import classes from './Patient.module.css'
import { usePatient, usePractitioners } from './queries'
import rows from './rows.module.css'
import type { EpisodeWithVisits, Patient, PatientRecord } from './types'
import { canErase, canKeepPatients, canTreat, nameText } from './words'
import { VisitRow } from './VisitRow'

/** One patient: who it is, what to mind, and every episode with its visits. */
export function PatientPage({ id }: { id: string }) {
  const answer = usePatient(id)
  const stayed = answer.data?.patient.id ?? id
  // The address of a double becomes that of the patient that stayed.
  useEffect(() => {
    if (stayed !== id) go({ kind: 'patient', id: stayed }, true)
  }, [stayed, id])
  return (
    <Page title={answer.data ? nameText(answer.data.patient.name) : t('patients.title')}>
      {answer.isError && <Notice problem={wordsOf(answer.error)}><Button variant="light" size="xs" onClick={() => void answer.refetch()}>{t('shell.again')}</Button></Notice>}
      {answer.data && <PatientView {...answer.data} />}
    </Page>
  )
}

/** What is laid over the page. */
type Over = { kind: 'edit' } | { kind: 'episode' } | { kind: 'double'; other?: string } | { kind: 'erase' }

function PatientView({ patient, version, episodes, doubles, possible_doubles: possibleDoubles }: PatientRecord) {
  const { me, clinic } = useSignedIn()
  const [over, setOpen] = useState<Over | null>(null)
  const today = dayOf(new Date(), clinic.time_zone)
  const close = () => setOpen(null)
  const who = [
    patient.birth_date && `${dateText(patient.birth_date)}, ${t('patient.age', { n: ageOn(today, patient.birth_date) })}`,
    patient.sex !== 'unknown' && t(`sex.${patient.sex}`),
  ].filter(Boolean)
  return (
    <>
      <div className={classes.head}>
        <div>
          <h1 className={classes.title}>{nameText(patient.name)}</h1>
          <p className={classes.who}>{who.join(' · ')}</p>
        </div>
        <div className={classes.actions}>
          {canKeepPatients(me.role) && <Button variant="default" onClick={() => setOpen({ kind: 'edit' })}>{t('patient.edit')}</Button>}
          {canTreat(me.role) && <Button leftSection={<PlusIcon />} onClick={() => setOpen({ kind: 'episode' })}>{t('patient.new_episode')}</Button>}
          {canKeepPatients(me.role) && <MoreMenu patient={patient} onDouble={() => setOpen({ kind: 'double' })} onErase={() => setOpen({ kind: 'erase' })} />}
        </div>
      </div>
      {possibleDoubles.map((line) => <PossibleDouble key={line.id} line={line} onCompare={() => setOpen({ kind: 'double', other: line.id })} />)}
      {patient.alert && <p className={classes.alert}><strong>{t('patient.alert')}.</strong> {patient.alert}</p>}
      <div className={classes.columns}>
        <div className={classes.stack}>
          {episodes.length === 0 && <Card title={t('patient.episodes')}><p className={rows.none}>{t('patient.no_episodes')}</p></Card>}
          {episodes.map((entry) => <EpisodeCard key={entry.episode.id} entry={entry} />)}
        </div>
        <div className={classes.stack}>
          {(patient.standing?.length ?? 0) > 0 && <StandingCard ids={patient.standing ?? []} />}
          <DetailsCard patient={patient} />
          {doubles.length > 0 && <DoublesCard doubles={doubles} />}
          <AccessesCard patient={patient.id} />
        </div>
      </div>
      {over?.kind === 'edit' && <EditPatientDialog patient={patient} version={version} onClose={close} />}
      {over?.kind === 'episode' && <NewEpisodeDialog patient={patient.id} onClose={close} />}
      {over?.kind === 'double' && <MergeDialog patient={patient} other={over.other} onClose={close} />}
      {over?.kind === 'erase' && <EraseDialog patient={patient.id} name={nameText(patient.name)} onClose={close} onErased={() => go({ kind: 'patients' })} />}
    </>
  )
}

/** What is seldom done with a whole record. */
function MoreMenu({ patient, onDouble, onErase }: { patient: Patient; onDouble(): void; onErase(): void }) {
  const { me } = useSignedIn()
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target><ActionIcon size={36} variant="default" aria-label={t('keeping.more')}><MoreIcon /></ActionIcon></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={onDouble}>{t('keeping.same_person')}</Menu.Item>
        {canErase(me.role) && (
          <>
            <Menu.Item component="a" href={record.exported(patient.id)} download>{t('keeping.export')}</Menu.Item>
            <Menu.Item onClick={onErase}>{t('keeping.erase')}</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

function EpisodeCard({ entry }: { entry: EpisodeWithVisits }) {
  const { episode, visits } = entry
  return (
    <Card
      title={episode.title} note={<EpisodeState episode={episode} />}
      tools={<><Link className={classes.course} route={{ kind: 'episode', id: episode.id }}>{t('episode.course')}</Link><StartVisit entry={entry} /></>}
    >
      {visits.length === 0 ? <p className={rows.none}>{t('patient.no_visits')}</p> : (
        <ul className={`${rows.rows} ${classes.timeline}`}>{visits.map((line) => <VisitRow key={line.id} line={line} shows="date" />)}</ul>
      )}
    </Card>
  )
}

function StandingCard({ ids }: { ids: string[] }) {
  const all = useTreatment().data?.contraindications
  return (
    <Card title={t('patient.standing')}>
      <ul className={classes.standing}>
        {ids.map((id) => {
          const entry = all?.find((one) => one.id === id)
          return (
            <li key={id} data-class={entry?.class}>
              <strong>{entry?.name ?? id.replaceAll('_', ' ')}</strong>
              {entry && <><span className={classes.class}>{t(`class.${entry.class}`)}</span><p>{entry.action} <SourceNote title={entry.name} sources={entry.sources} grade={entry.grade} facts={[entry.basis]} /></p></>}
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

function DetailsCard({ patient: { contact, language, practitioner, is_in_research: isInResearch, standing } }: { patient: Patient }) {
  const people = usePractitioners().data ?? []
  const regular = people.find((one) => one.practitioner.id === practitioner)?.practitioner
  const facts: [string, string | undefined][] = [
    [t('patient.phone'), contact.phone],
    [t('patient.email'), contact.email],
    [t('patient.language'), new Intl.DisplayNames(locale(), { type: 'language' }).of(language)],
    [t('patient.practitioner'), regular && nameText(regular.name)],
    [t('patient.standing'), standing?.length ? undefined : t('patient.standing_none')],
  ]
  return (
    <Card title={t('patient.details')}>
      <dl className={classes.facts}>
        {facts.filter(([, value]) => value).map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}
      </dl>
      {isInResearch && <p className={rows.none}>{t('patient.research_yes')}</p>}
    </Card>
  )
}
