import { Button } from '@mantine/core'
import { useState } from 'react'
import { wordsOf } from '../api/problem'
import { useTreatment } from '../api/queries'
import { Link } from '../shell/Link'
import { Page } from '../shell/Page'
import { useSignedIn } from '../shell/signed-in'
import { SourceNote } from '../sources/SourceNote'
import { locale, t } from '../text'
import { ageOn, dateText, dayOf } from '../text/dates'
import { Card } from '../ui/Card'
import { PlusIcon } from '../ui/icons'
import { Notice } from '../ui/Notice'
import { AccessesCard } from './AccessesCard'
import { EditPatientDialog } from './EditPatientDialog'
import { EpisodeState, StartVisit } from './episode-parts'
import { NewEpisodeDialog } from './NewEpisodeDialog'
import classes from './Patient.module.css'
import { usePatient, usePractitioners } from './queries'
import rows from './rows.module.css'
import type { EpisodeWithVisits, Patient, PatientRecord } from './types'
import { canKeepPatients, canTreat, nameText } from './words'
import { VisitRow } from './VisitRow'

/** One patient: who it is, what to mind, and every episode with its visits. */
export function PatientPage({ id }: { id: string }) {
  const answer = usePatient(id)
  return (
    <Page title={answer.data ? nameText(answer.data.patient.name) : t('patients.title')}>
      {answer.isError && <Notice problem={wordsOf(answer.error)}><Button variant="light" size="xs" onClick={() => void answer.refetch()}>{t('shell.again')}</Button></Notice>}
      {answer.data && <PatientView {...answer.data} />}
    </Page>
  )
}

function PatientView({ patient, version, episodes }: PatientRecord) {
  const { me, clinic } = useSignedIn()
  const [open, setOpen] = useState<'edit' | 'episode' | null>(null)
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
          {canKeepPatients(me.role) && <Button variant="default" onClick={() => setOpen('edit')}>{t('patient.edit')}</Button>}
          {canTreat(me.role) && <Button leftSection={<PlusIcon />} onClick={() => setOpen('episode')}>{t('patient.new_episode')}</Button>}
        </div>
      </div>
      {patient.merged_into && (
        <p className={classes.alert}>{t('patient.merged')} <Link route={{ kind: 'patient', id: patient.merged_into }}>{t('patient.merged_link')}</Link></p>
      )}
      {patient.alert && <p className={classes.alert}><strong>{t('patient.alert')}.</strong> {patient.alert}</p>}
      <div className={classes.columns}>
        <div className={classes.stack}>
          {episodes.length === 0 && <Card title={t('patient.episodes')}><p className={rows.none}>{t('patient.no_episodes')}</p></Card>}
          {episodes.map((entry) => <EpisodeCard key={entry.episode.id} entry={entry} />)}
        </div>
        <div className={classes.stack}>
          {(patient.standing?.length ?? 0) > 0 && <StandingCard ids={patient.standing ?? []} />}
          <DetailsCard patient={patient} />
          <AccessesCard patient={patient.id} />
        </div>
      </div>
      {open === 'edit' && <EditPatientDialog patient={patient} version={version} onClose={close} />}
      {open === 'episode' && <NewEpisodeDialog patient={patient.id} onClose={close} />}
    </>
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
