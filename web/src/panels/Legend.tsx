import { t } from '../text'
import classes from './Legend.module.css'

const LINES = ['explained', 'other', 'essential', 'spillover'] as const

interface Props {
  name: string
  hasPoints: boolean
  hasSpan: boolean
  isPainted: boolean
  /** Turns the body so that the trigger points can be seen. */
  onTurn(): void
  /** Part of a panel rather than a card on the body. */
  isInline?: boolean
}

/** What the body shows while a cause is pointed at. */
export function Legend({ name, hasPoints, hasSpan, isPainted, onTurn, isInline = false }: Props) {
  return (
    <div className={classes.legend} data-inline={isInline || undefined} role="note" aria-label={t('legend.of', { name })}>
      <p className={classes.title}>{name}</p>
      <ul>
        {LINES.filter((kind) => isPainted || kind === 'essential' || kind === 'spillover').map((kind) => (
          <li key={kind}><span className={classes.swatch} data-kind={kind} aria-hidden="true" />{t(`legend.${kind}`)}</li>
        ))}
        {hasSpan && <li><span className={classes.swatch} data-kind="span" aria-hidden="true" />{t('legend.muscle')}</li>}
        {hasPoints && (
          <li>
            <span className={classes.cross} aria-hidden="true">✕</span>{t('legend.point')}
            <button type="button" className={classes.turn} onClick={onTurn}>{t('legend.show')}</button>
          </li>
        )}
      </ul>
    </div>
  )
}

/** Which colour is whose while two causes are compared. */
export function ComparisonLegend({ names, isInline = false }: { names: [string, string]; isInline?: boolean }) {
  return (
    <div className={classes.legend} data-inline={isInline || undefined} role="note" aria-label={t('legend.title')}>
      <ul>
        <li><span className={classes.swatch} data-kind="one" aria-hidden="true" />{names[0]}</li>
        <li><span className={classes.swatch} data-kind="another" aria-hidden="true" />{names[1]}</li>
        <li><span className={classes.swatch} data-kind="both" aria-hidden="true" />{t('legend.both')}</li>
      </ul>
    </div>
  )
}
