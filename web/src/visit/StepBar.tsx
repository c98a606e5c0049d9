import { t } from '../text'
import { useVisit } from './context'
import { stateOf, STEPS, type Step } from './steps'
import classes from './Visit.module.css'

interface Props { current: Step; onStep(step: Step): void }

/** The six steps: where one is, what is done, what is missing. Keys 1 to 6 do the same. */
export function StepBar({ current, onStep }: Props) {
  const { visit, checks } = useVisit()
  return (
    <nav className={classes.steps} aria-label={t('step.all')}>
      {STEPS.map((step, index) => {
        const state = stateOf(step, visit, checks)
        return (
          <button
            key={step} type="button" className={classes.stepButton} data-state={state} aria-current={step === current ? 'step' : undefined}
            aria-keyshortcuts={String(index + 1)} onClick={() => onStep(step)}
          >
            <span className={classes.stepMark} aria-hidden="true">{state === 'done' ? '✓' : state === 'stop' ? '!' : index + 1}</span>
            <span className={classes.stepName}>{t(`step.${step}`)}</span>
            <span className="visually-hidden">{t(`step.state_${state}`)}</span>
          </button>
        )
      })}
    </nav>
  )
}
