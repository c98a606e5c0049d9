import type { OwnQuestion } from '../api/patient'
import { inkOn, INTENSITY_COLOURS } from '../body/colours'
import { capital } from '../ui/words'
import classes from './Patient.module.css'

interface Props { question: OwnQuestion; value: number | null; onChange(value: number | null): void }

/** One question, answered by one press; the number that is chosen takes itself back. */
export function QuestionRow({ question, value, onChange }: Props) {
  const { ask, activity, lowest, highest, low, high, better } = question
  const label = activity ? `${activity}: ${ask}` : ask
  const numbers = Array.from({ length: highest - lowest + 1 }, (_, index) => lowest + index)
  // From none to worst on the body's own colours, whichever end is the worse.
  const shade = (number: number) => {
    const share = (number - lowest) / (highest - lowest)
    return INTENSITY_COLOURS[Math.round((better === 'lower' ? share : 1 - share) * (INTENSITY_COLOURS.length - 1))]
  }
  return (
    <div className={classes.question}>
      <p className={classes.ask}>{activity && <strong>{capital(activity)}. </strong>}{ask}</p>
      <div className={classes.numbers} role="group" aria-label={label} data-many={numbers.length > 11 || undefined}>
        {numbers.map((number) => (
          <button
            key={number} type="button" className={classes.numberButton} aria-pressed={value === number} onClick={() => onChange(value === number ? null : number)}
            style={value === number ? { background: shade(number), color: inkOn(shade(number)) } : { boxShadow: `inset 0 -6px 0 ${shade(number)}` }}
          >
            {number > 0 && lowest < 0 ? `+${number}` : String(number).replace('-', '−')}
          </button>
        ))}
      </div>
      <p className={classes.ends}><span>{low}</span><span>{high}</span></p>
    </div>
  )
}
