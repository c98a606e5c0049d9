import classes from './Visit.module.css'

interface Props<T extends string> {
  label: string
  value: T | null
  options: readonly { value: T; text: string; tone?: 'alarm' | 'calm' }[]
  onChange(value: T): void
}

/** A few answers side by side, one press each. */
export function Choice<T extends string>({ label, value, options, onChange }: Props<T>) {
  return (
    <div className={classes.choice} role="group" aria-label={label}>
      {options.map((option) => (
        <button key={option.value} type="button" className={classes.option} data-tone={option.tone} aria-pressed={value === option.value} onClick={() => onChange(option.value)}>
          {option.text}
        </button>
      ))}
    </div>
  )
}
