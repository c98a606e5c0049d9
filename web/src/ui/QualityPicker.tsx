import { QUALITIES, type Quality } from '../body/drawing'
import { t } from '../text'
import classes from './QualityPicker.module.css'

interface Props { value: Quality; onChange(quality: Quality): void }

/** How it feels; each word with the pattern that the body shows for it. */
export function QualityPicker({ value, onChange }: Props) {
  return (
    <div className={classes.row} role="radiogroup" aria-label={t('brush.feel')}>
      {QUALITIES.map((quality, index) => (
        <button
          key={quality}
          type="button"
          role="radio"
          aria-checked={value === quality}
          tabIndex={value === quality ? 0 : -1}
          className={classes.chip}
          onClick={() => onChange(quality)}
          onKeyDown={(event) => {
            const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
            if (by === undefined) return
            event.preventDefault()
            const next = (index + by + QUALITIES.length) % QUALITIES.length
            onChange(QUALITIES[next])
            const chips = event.currentTarget.parentElement?.children
            if (chips?.[next] instanceof HTMLElement) chips[next].focus()
          }}
        >
          <span className={classes.swatch} data-quality={quality} aria-hidden="true" />
          {t(`quality.${quality}`)}
        </button>
      ))}
    </div>
  )
}
