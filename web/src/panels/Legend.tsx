import classes from './Legend.module.css'

const LINES = [
  ['explained', 'explained by it'],
  ['other', 'not explained by it'],
  ['essential', 'expected, nearly always'],
  ['spillover', 'expected in some'],
] as const

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
    <div className={classes.legend} data-inline={isInline || undefined} role="note" aria-label={`What the body shows of ${name}`}>
      <p className={classes.title}>{name}</p>
      <ul>
        {LINES.filter(([kind]) => isPainted || kind === 'essential' || kind === 'spillover').map(([kind, words]) => (
          <li key={kind}><span className={classes.swatch} data-kind={kind} aria-hidden="true" />{words}</li>
        ))}
        {hasSpan && <li><span className={classes.swatch} data-kind="span" aria-hidden="true" />the muscle</li>}
        {hasPoints && (
          <li>
            <span className={classes.cross} aria-hidden="true">✕</span>trigger point
            <button type="button" className={classes.turn} onClick={onTurn}>show</button>
          </li>
        )}
      </ul>
    </div>
  )
}

/** Which colour is whose while two causes are compared. */
export function ComparisonLegend({ names, isInline = false }: { names: [string, string]; isInline?: boolean }) {
  return (
    <div className={classes.legend} data-inline={isInline || undefined} role="note" aria-label="What the body shows">
      <ul>
        <li><span className={classes.swatch} data-kind="one" aria-hidden="true" />{names[0]}</li>
        <li><span className={classes.swatch} data-kind="another" aria-hidden="true" />{names[1]}</li>
        <li><span className={classes.swatch} data-kind="both" aria-hidden="true" />both</li>
      </ul>
    </div>
  )
}
