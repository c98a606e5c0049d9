import { useMimic, useMimics, useRedFlags } from '../api/queries'
import type { RaisedFlag } from '../api/types'
import { SourceNote } from '../sources/SourceNote'
import { t } from '../text'
import { AlertIcon } from '../ui/icons'
import classes from './RedFlags.module.css'

const ORDER: RaisedFlag['action'][] = ['emergency', 'urgent', 'caution']

/** A flag of the atlas has sources of its own; one that a dangerous mimic raised has those of the mimic. */
function FlagSource({ flag: { id, name } }: { flag: RaisedFlag }) {
  const known = useRedFlags().data?.find((one) => one.id === id)
  const isMimic = useMimics().data?.some((one) => one.id === id) ?? false
  const mimic = useMimic(isMimic ? id : null).data
  if (known) return <SourceNote title={known.name} sources={known.sources ?? []} grade={known.grade} facts={[known.basis]} />
  return mimic ? <SourceNote title={name} sources={mimic.action.sources} grade={mimic.action.grade} facts={[mimic.action.text]} /> : null
}

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
            <FlagSource flag={flag} />
          </div>
        </div>
      ))}
    </section>
  )
}
