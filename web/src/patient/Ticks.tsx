import type { OwnSign } from '../api/patient'
import { Advice } from './Advice'
import classes from './Patient.module.css'

interface Props { signs: readonly OwnSign[]; ticked: readonly string[]; none: string; phone: string; onChange(ticked: string[]): void }

/** Things to say yes to; what to do stands below each at once. */
export function Ticks({ signs, ticked, none, phone, onChange }: Props) {
  return (
    <div className={classes.ticks}>
      {signs.map(({ id, ask, urgency, advice }) => {
        const isTicked = ticked.includes(id)
        return (
          <div key={id}>
            <label className={classes.tick} data-urgency={isTicked ? urgency : undefined}>
              <input type="checkbox" checked={isTicked} onChange={() => onChange(isTicked ? ticked.filter((other) => other !== id) : [...ticked, id])} />
              <span>{ask}</span>
            </label>
            {isTicked && <Advice urgency={urgency} texts={[advice]} phone={phone} />}
          </div>
        )
      })}
      {ticked.length === 0 && <p className={classes.soft}>{none}</p>}
    </div>
  )
}
