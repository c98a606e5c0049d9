import { useSyncExternalStore } from 'react'
import { PaperLinks } from '../record/PaperLinks'
import { t } from '../text'
import { dateText, dayOf } from '../text/dates'
import { Block } from './Block'
import { useVisit } from './context'
import classes from './Visit.module.css'

/** What is printed: it shows the visit as the server has it, so that it waits for what is being saved. */
export function PapersBlock() {
  const { session: { autosave }, visit, isSigned, timeZone } = useVisit()
  const saving = useSyncExternalStore(autosave.subscribe, autosave.get)
  const isSaved = isSigned || saving.kind === 'saved'
  return (
    <Block title={t('paper.title')}>
      <div className={classes.rowLine}>
        <PaperLinks visit={visit.id} of={dateText(dayOf(new Date(visit.begun), timeZone))} size="sm" isDisabled={!isSaved} />
        {!isSaved && <span className={classes.quiet}>{t('paper.unsaved')}</span>}
      </div>
      {!isSigned && <p className={classes.quiet}>{t('paper.draft')}</p>}
    </Block>
  )
}
