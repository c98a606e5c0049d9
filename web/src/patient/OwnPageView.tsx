import { Button, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { patient, type OwnPage } from '../api/patient'
import { t } from '../text'
import { dateText } from '../text/dates'
import { AccessesView } from './AccessesView'
import classes from './Patient.module.css'
import { PlanView } from './PlanView'
import { ReportView } from './ReportView'

type Tab = 'report' | 'plan' | 'accesses'

/** The page once it is open: say how it is, read the plan, see who read the record. */
export function OwnPageView({ page, onClose }: { page: OwnPage; onClose(): void }) {
  const [tab, setTab] = useState<Tab>('report')
  return (
    <main className={classes.page}>
      <div className={classes.column}>
        <header className={classes.head}>
          <div>
            <h1 className={classes.title}>{t('me.hello', { name: page.name })}</h1>
            <p className={classes.soft}>{page.clinic} · {page.complaint}</p>
          </div>
          <Button variant="default" size="md" px="sm" className={classes.close} onClick={() => void patient.close().finally(onClose)}>{t('me.close')}</Button>
        </header>
        {page.is_demonstration && <p className={classes.demonstration}>{t('shell.demonstration')}</p>}
        <SegmentedControl
          fullWidth size="md" aria-label={t('me.parts')} value={tab} onChange={(next) => setTab(next as Tab)}
          data={[{ value: 'report', label: t('me.report') }, { value: 'plan', label: t('me.plan') }, { value: 'accesses', label: t('me.accesses') }]}
        />
        {/* Kept in place, so that what was painted and typed is still there after a look at the plan. */}
        <div hidden={tab !== 'report'} className={classes.stack}><ReportView page={page} isShown={tab === 'report'} /></div>
        {tab === 'plan' && <PlanView page={page} />}
        {tab === 'accesses' && <AccessesView page={page} />}
        <footer className={classes.foot}>
          {page.last?.next_visit && <p>{t('me.next_visit', { date: dateText(page.last.next_visit) })}</p>}
          <p>{page.phone ? t('me.phone', { clinic: page.clinic, phone: page.phone }) : t('me.no_phone', { clinic: page.clinic })}</p>
        </footer>
      </div>
    </main>
  )
}
