import classes from './Legend.module.css'

const LINES = [
  ['explained', 'painted, explained by it'],
  ['other', 'painted, not explained by it'],
  ['essential', 'expected in nearly everybody'],
  ['spillover', 'expected in some'],
] as const

/** What the body shows while a cause is pointed at. */
export function Legend({ name, hasPoints, isPainted }: { name: string; hasPoints: boolean; isPainted: boolean }) {
  return (
    <div className={classes.legend} role="note" aria-label={`What the body shows of ${name}`}>
      <p className={classes.title}>{name}</p>
      <ul>
        {LINES.filter(([kind]) => isPainted || kind === 'essential' || kind === 'spillover').map(([kind, words]) => (
          <li key={kind}><span className={classes.swatch} data-kind={kind} aria-hidden="true" />{words}</li>
        ))}
        {hasPoints && <li><span className={classes.cross} aria-hidden="true">✕</span>trigger point</li>}
      </ul>
    </div>
  )
}
