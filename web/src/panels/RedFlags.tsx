import type { RaisedFlag } from '../api/types'
import { t } from '../text'
import { AlertIcon } from '../ui/icons'
import classes from './RedFlags.module.css'

const ORDER: RaisedFlag['action'][] = ['emergency', 'urgent', 'caution']

/** What must not wait, above everything else. */
export function RedFlags({ flags }: { flags: RaisedFlag[] }) {
  if (flags.length === 0) return null
  const sorted = [...flags].sort((a, b) => ORDER.indexOf(a.action) - ORDER.indexOf(b.action))
  return (
    <section className={classes.flags} role="alert" aria-label={t('flags.title')} tabIndex={0}>
      {sorted.map((flag) => (
        <div key={flag.id} className={classes.flag} data-action={flag.action}>
          <AlertIcon />
          <div>
            <strong>{flag.name ?? flag.id.replaceAll('_', ' ')}</strong>
            <p className={classes.action}>{t(`flags.${flag.action}`)}</p>
            <ul>{flag.because.map((reason) => <li key={reason}>{reason}</li>)}</ul>
          </div>
        </div>
      ))}
    </section>
  )
}
