import { Button } from '@mantine/core'
import { useState } from 'react'
import { wordsOf } from '../api/problem'
import { useSignedIn } from '../shell/signed-in'
import { t } from '../text'
import { momentText } from '../text/dates'
import { Card } from '../ui/Card'
import { Notice } from '../ui/Notice'
import classes from './AccessesCard.module.css'
import { useAccesses } from './queries'
import rows from './rows.module.css'

const MOST = 20

/** Who has read the record; for those who answer for it. */
export function AccessesCard({ patient }: { patient: string }) {
  const { me, clinic } = useSignedIn()
  const [isShown, setShown] = useState(false)
  const accesses = useAccesses(patient, isShown)
  if (me.role !== 'owner' && me.role !== 'auditor') return null
  const lines = accesses.data ?? []
  return (
    <Card title={t('patient.accesses')} tools={!isShown && <Button variant="default" size="xs" onClick={() => setShown(true)}>{t('patient.accesses_show')}</Button>}>
      {accesses.isError && <Notice problem={wordsOf(accesses.error)} />}
      {accesses.isSuccess && lines.length === 0 && <p className={rows.none}>{t('patient.accesses_none')}</p>}
      <ul className={classes.lines}>
        {lines.slice(0, MOST).map(({ at, who, what }, index) => (
          <li key={index}><time dateTime={at}>{momentText(at, clinic.time_zone)}</time><span>{who?.name ?? t('patient.access_other')}</span><span>{what.split(' ')[0]}</span></li>
        ))}
      </ul>
      {lines.length > MOST && <p className={rows.none}>{t('patient.access_more', { n: lines.length - MOST })}</p>}
    </Card>
  )
}
