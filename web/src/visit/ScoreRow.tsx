import { t } from '../text'
import classes from './Visit.module.css'

interface Props { label: string; low: number; high: number; value: number | null; isWorseHigh: boolean; onChange(value: number | null): void }

/** A row of whole numbers, one press each; the one that is chosen takes itself back. */
export function ScoreRow({ label, low, high, value, isWorseHigh, onChange }: Props) {
  const numbers = Array.from({ length: high - low + 1 }, (_, index) => low + index)
  return (
    <div className={classes.score}>
      <p className={classes.minor}>{label}</p>
      <div className={classes.numbers} role="group" aria-label={label} data-worse={isWorseHigh ? 'high' : 'low'}>
        {numbers.map((number) => (
          <button
            key={number} type="button" className={classes.score_number} aria-pressed={value === number} title={value === number ? t('finish.clear') : undefined}
            onClick={() => onChange(value === number ? null : number)}
          >
            {number > 0 && low < 0 ? `+${number}` : String(number).replace('-', '−')}
          </button>
        ))}
      </div>
    </div>
  )
}
