import { inkOn, INTENSITY_COLOURS } from '../body/colours'
import { t } from '../text'
import classes from './IntensityScale.module.css'

interface Props {
  value: number
  label: string
  onChange(intensity: number): void
  isCompact?: boolean
}

/** 0 to 10 as a row of numbers on their colours; a radio group for the keyboard. */
export function IntensityScale({ value, label, onChange, isCompact = false }: Props) {
  return (
    <div className={classes.scale} role="radiogroup" aria-label={label} data-compact={isCompact || undefined}>
      {INTENSITY_COLOURS.map((colour, intensity) => (
        <button
          key={colour}
          type="button"
          role="radio"
          aria-checked={value === intensity}
          aria-label={intensity === 0 ? t('brush.zero') : String(intensity)}
          tabIndex={value === intensity ? 0 : -1}
          className={classes.step}
          style={{ background: colour, color: inkOn(colour) }}
          onClick={() => onChange(intensity)}
          onKeyDown={(event) => {
            const next = stepped(event.key, intensity)
            if (next === null) return
            event.preventDefault()
            onChange(next)
            const steps = event.currentTarget.parentElement?.children
            if (steps?.[next] instanceof HTMLElement) steps[next].focus()
          }}
        >
          {intensity}
        </button>
      ))}
    </div>
  )
}

function stepped(key: string, now: number): number | null {
  const last = INTENSITY_COLOURS.length - 1
  switch (key) {
    case 'ArrowRight': case 'ArrowUp': return Math.min(last, now + 1)
    case 'ArrowLeft': case 'ArrowDown': return Math.max(0, now - 1)
    case 'Home': return 0
    case 'End': return last
    default: return null
  }
}
