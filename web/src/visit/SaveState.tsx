import { Button } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import { wordsOf } from '../api/problem'
import { t } from '../text'
import { useVisit } from './context'
import classes from './Visit.module.css'

/** Whether what is written is on the server. */
export function SaveState() {
  const { autosave } = useVisit().session
  const saving = useSyncExternalStore(autosave.subscribe, autosave.get)
  const isOnlyCopy = useSyncExternalStore(autosave.subscribe, autosave.hasOnlyCopy)
  return (
    <span className={classes.saveState} data-kind={saving.kind} role="status" >
      {t(saving.kind === 'kept' && isOnlyCopy ? 'save.not_saved' : `save.${saving.kind}`)}
      {saving.kind === 'kept' && <span className={classes.why}>{wordsOf(saving.error).message}</span>}
      {saving.kind !== 'saving' && isOnlyCopy && <span className={classes.why}>{t('save.unkept')}</span>}
      {saving.kind === 'kept' && <Button size="compact-xs" variant="default" onClick={() => void autosave.flush()}>{t('save.again')}</Button>}
    </span>
  )
}
