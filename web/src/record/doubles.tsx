/** Entries of one person: what was merged, and what may be. */
import { Button } from '@mantine/core'
import { useSignedIn } from '../shell/signed-in'
import { t } from '../text'
import { dateText, momentText } from '../text/dates'
import { Card } from '../ui/Card'
import classes from './keeping.module.css'
import type { MergedDouble, PatientLine } from './types'

/** Another entry with the same birth date and a like name. */
export function PossibleDouble({ line, onCompare }: { line: PatientLine; onCompare(): void }) {
  return (
    <div className={classes.possible}>
      <p><strong>{t('double.possible')}:</strong> {bornText(line.name, line.birth_date)}</p>
      <Button variant="default" size="xs" onClick={onCompare} aria-label={t('double.compare_with', { name: line.name })}>{t('double.compare')}</Button>
    </div>
  )
}

/** What was merged into a record, by whom and when. */
export function DoublesCard({ doubles }: { doubles: MergedDouble[] }) {
  const { clinic } = useSignedIn()
  return (
    <Card title={t('double.merged')}>
      <ul className={classes.lines}>
        {doubles.map(({ id, name, birth_date: born, at, by }) => (
          <li key={id}>
            <span>{bornText(name, born)}</span>
            <span className={classes.soft}>{t('double.merged_on', { date: momentText(at, clinic.time_zone) })}{by && ` ${t('double.merged_by', { name: by.name })}`}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** A name with the birth date where it is known. */
export function bornText(name: string, born: string | null | undefined): string {
  return born ? `${name}, ${t('double.born', { date: dateText(born) })}` : name
}
