import { NumberInput, Textarea, TextInput } from '@mantine/core'
import type { Plan } from '../../record/types'
import { t } from '../../text'
import { Block } from '../Block'
import { ConsentBlock } from '../ConsentBlock'
import { useVisit } from '../context'
import { FlagsBlock } from '../FlagsBlock'
import { SafetyBlock } from '../SafetyBlock'
import classes from '../Visit.module.css'

/** May this patient be treated, how, and does the patient agree? */
export function DecideStep() {
  return (
    <>
      <FlagsBlock />
      <SafetyBlock />
      <PlanBlock />
      <ConsentBlock />
    </>
  )
}

function PlanBlock() {
  const { session, visit } = useVisit()
  const { plan } = visit
  const set = (change: Partial<Plan>, field: string) => session.change((now) => ({ ...now, plan: { ...now.plan, ...change } }), `plan.${field}`)
  return (
    <Block title={t('decide.plan')} id="visit-plan">
      <Textarea label={t('decide.plan_text')} autosize minRows={2} value={plan.text ?? ''} onChange={(event) => set({ text: event.currentTarget.value || undefined }, 'text')} />
      <NumberInput
        label={t('decide.plan_visits')} min={1} max={99} allowDecimal={false} hideControls value={plan.visits ?? ''}
        onChange={(value) => set({ visits: typeof value === 'number' ? value : undefined }, 'visits')}
      />
      <div className={classes.pair}>
        <TextInput type="date" label={t('decide.reassess_on')} value={plan.reassess_on ?? ''} onChange={(event) => set({ reassess_on: event.currentTarget.value || undefined }, 'reassess_on')} />
        <TextInput type="date" label={t('decide.next_visit')} value={plan.next_visit ?? ''} onChange={(event) => set({ next_visit: event.currentTarget.value || undefined }, 'next_visit')} />
      </div>
    </Block>
  )
}
