import classes from './ProbabilityBar.module.css'

interface Props { p: number; lower: number; upper: number; tone: 'muscle' | 'mimic' }

/** The probability as a bar, its certified bounds as whiskers. The numbers stand beside it in text. */
export function ProbabilityBar({ p, lower, upper, tone }: Props) {
  const percent = (share: number) => `${(100 * share).toFixed(2)}%`
  return (
    <div className={classes.track} data-tone={tone} aria-hidden="true">
      <div className={classes.bar} style={{ width: percent(p) }} />
      <div className={classes.whisker} style={{ left: percent(lower), width: percent(Math.max(0, upper - lower)) }} />
    </div>
  )
}
