import { useQuery } from '@tanstack/react-query'
import { patient, type OwnPage } from '../api/patient'
import { wordsOf } from '../api/problem'
import { t } from '../text'
import { momentText } from '../text/dates'
import { Notice } from '../ui/Notice'
import classes from './Patient.module.css'

/** Who has read the own record. */
export function AccessesView({ page }: { page: OwnPage }) {
  const accesses = useQuery({ queryKey: ['own-accesses'], queryFn: patient.accesses, staleTime: 0 })
  const read = accesses.data?.filter(({ who }) => who) ?? []
  return (
    <section className={classes.card} aria-label={t('me.accesses')}>
      <h2 className={classes.subtitle}>{t('me.accesses_title')}</h2>
      {accesses.isError && <Notice problem={wordsOf(accesses.error)} />}
      {accesses.data && read.length === 0 && <p>{t('me.accesses_none')}</p>}
      <ul className={classes.accesses}>
        {read.map(({ at, who, what }, index) => (
          <li key={index}><strong>{who?.name}</strong> <span>{whatText(what)}</span> <span className={classes.soft}>{momentText(at, page.time_zone)}</span></li>
        ))}
      </ul>
    </section>
  )
}

const KINDS = ['patient', 'episode', 'visit', 'track', 'reports', 'history'] as const

/** The trail has `visit` and an id; a patient needs the kind alone. */
function whatText(what: string): string {
  const kind = KINDS.find((one) => what.startsWith(one))
  return t(kind ? `me.access_${kind}` : 'me.access_other')
}
