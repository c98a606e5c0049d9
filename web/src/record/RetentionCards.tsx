import { Button, NumberInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { wordsOf } from '../api/problem'
import { Link } from '../shell/Link'
import classes from '../sign-in/Settings.module.css'
import { t } from '../text'
import { dateText } from '../text/dates'
import { Card } from '../ui/Card'
import { focusFirstInvalid } from '../ui/first-invalid'
import { Notice } from '../ui/Notice'
import { EraseDialog } from './EraseDialog'
import { useChangeRetention, useRetention } from './queries'
import rows from './rows.module.css'
import type { PatientLine, Retention } from './types'

const MOST_YEARS = 255

/** How long the clinic keeps records, and those whose time is over. */
export function RetentionCards() {
  const retention = useRetention()
  const change = useChangeRetention()
  if (retention.isError) return <Notice problem={wordsOf(retention.error)} />
  if (!retention.data) return null
  return (
    <div className={classes.stack}>
      <YearsCard key={retention.data.version} {...retention.data} change={change} />
      <OverCard {...retention.data} />
    </div>
  )
}

function YearsCard({ keep_years: kept, version, change }: Retention & { change: ReturnType<typeof useChangeRetention> }) {
  const [years, setYears] = useState<number | string>(kept ?? '')
  const isFine = years === '' || (typeof years === 'number' && Number.isInteger(years) && years >= 1 && years <= MOST_YEARS)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (!isFine) return focusFirstInvalid(event.currentTarget)
    change.mutate({ keep_years: years === '' ? null : Number(years), version })
  }
  return (
    <Card title={t('retention.title')}>
      <p className={classes.why}>{t('retention.law')}</p>
      <p className={classes.why}>{t('retention.by_hand')}</p>
      <form className={classes.form} onSubmit={submit} noValidate>
        <NumberInput
          label={t('retention.years')} allowDecimal={false} allowNegative={false} clampBehavior="none" value={years} error={isFine ? undefined : t('retention.range')} onChange={setYears}
        />
        {change.isError && <Notice problem={wordsOf(change.error)} />}
        {change.isSuccess && <p role="status" className={classes.good}>{t('retention.saved')}</p>}
        <div><Button type="submit" loading={change.isPending}>{t('settings.keep')}</Button></div>
      </form>
    </Card>
  )
}

function OverCard({ keep_years: years, over }: Retention) {
  const [erasing, setErasing] = useState<PatientLine | null>(null)
  const [isErased, setErased] = useState(false)
  const close = () => setErasing(null)
  return (
    <Card title={t('retention.over')} note={years ? <span role="status">{t('retention.count', { n: over.length })}</span> : undefined}>
      {isErased && <p role="status" className={classes.good}>{t('erase.done')}</p>}
      {over.length === 0 && <p className={classes.why}>{t(years ? 'retention.none' : 'retention.unset')}</p>}
      <ul className={classes.rows}>
        {over.map((line) => (
          <li key={line.id}>
            <div>
              <Link className={rows.name} route={{ kind: 'patient', id: line.id }}>{line.name}</Link>
              <p className={classes.sub}>{facts(line).join(' · ')}</p>
            </div>
            <Button size="compact-sm" variant="default" onClick={() => setErasing(line)} aria-label={t('keeping.erase_of', { name: line.name })}>{t('keeping.erase')}</Button>
          </li>
        ))}
      </ul>
      {erasing && (
        <EraseDialog
          patient={erasing.id} name={erasing.name} onClose={close}
          onErased={() => {
            close()
            setErased(true)
          }}
        />
      )}
    </Card>
  )
}

function facts({ birth_date: born, last_visit: seen }: PatientLine): string[] {
  const last = seen ? t('retention.seen', { date: dateText(seen) }) : t('retention.never_seen')
  return born ? [t('double.born', { date: dateText(born) }), last] : [last]
}
