import { Button } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import { t } from '../text'
import { Dialog } from '../ui/Dialog'
import { useVisit } from './context'
import { differingParts, joined, type VisitPart } from './differences'
import classes from './Visit.module.css'

/** Two people wrote in one draft: what differs, and which is to stand. */
export function StaleDialog() {
  const { session, visit } = useVisit()
  const saving = useSyncExternalStore(session.autosave.subscribe, session.autosave.get)
  if (saving.kind !== 'stale') return null
  const { current } = saving
  const isSigned = current.document.state.state === 'signed'
  const both = isSigned ? null : joined(session.base, visit, current.document)
  return (
    <Dialog title={t('stale.visit_title')}>
      <p>{t('stale.visit_why', { parts: partsText(differingParts(visit, current.document)) })}</p>
      {isSigned && <p>{t('stale.theirs_signed')}</p>}
      {both && <p>{t('stale.join_why')}</p>}
      <div className={classes.rowLine}>
        {both && <Button onClick={() => session.taken(current, both)}>{t('stale.join')}</Button>}
        {!isSigned && <Button variant={both ? 'default' : 'filled'} onClick={() => session.taken(current, visit)}>{t('stale.take_mine')}</Button>}
        <Button variant={isSigned ? 'filled' : 'default'} onClick={() => session.taken(current, null)}>{t('stale.take_theirs')}</Button>
      </div>
    </Dialog>
  )
}

export function partsText(parts: readonly VisitPart[]): string {
  return parts.map((part) => t(`part.${part}`)).join(', ')
}
