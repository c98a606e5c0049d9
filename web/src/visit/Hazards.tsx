import { useMuscle } from '../api/queries'
import { address } from '../route'
import { SourceNote } from '../sources/SourceNote'
import { t } from '../text'
import { AlertIcon } from '../ui/icons'
import { GradeTag } from '../ui/tags'
import classes from './Visit.module.css'

/** What lies in the way of a needle, beside the needle. */
export function Hazards({ muscle, isWhole }: { muscle: string; isWhole: boolean }) {
  const entry = useMuscle(muscle).data
  if (!entry) return null
  const { allowed, why, hazards, sources, depth, direction, beneath, max_depth_mm: maxDepth, grade } = entry.needling
  const link = (
    <a className={classes.link} href={address({ kind: 'entry', of: 'muscle', id: muscle, side: 'right' })} target="_blank" rel="noreferrer">{t('treat.in_atlas')}</a>
  )
  const note = <SourceNote title={`${entry.name}: ${t('treat.hazards')}`} sources={sources} grade={grade} />
  if (!allowed) {
    return (
      <div className={classes.hazard} data-level="stop">
        <AlertIcon />
        <p><strong>{t('treat.not_needled')}.</strong> {why} <GradeTag grade={grade} /> {note} {link}</p>
      </div>
    )
  }
  return (
    <div className={classes.hazard}>
      <AlertIcon />
      <div>
        <p>
          {hazards.length > 0 ? <><strong>{t('treat.hazards')}:</strong> {hazards.join(', ')}.</> : t('treat.no_hazards')}
          {maxDepth != null && <> <strong>{t('treat.max_depth', { mm: maxDepth })}.</strong></>}
          {' '}<GradeTag grade={grade} /> {note}
        </p>
        {isWhole && (
          <dl className={classes.facts}>
            {([['treat.hazard_direction', direction], ['treat.hazard_depth', depth], ['treat.hazard_beneath', beneath]] as const).map(([key, text]) => text && (
              <div key={key}><dt>{t(key)}</dt><dd>{text}</dd></div>
            ))}
          </dl>
        )}
        {isWhole && link}
      </div>
    </div>
  )
}
