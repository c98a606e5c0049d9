import { NumberInput, Textarea, TextInput } from '@mantine/core'
import { RedFlags } from '../../panels/RedFlags'
import type { Plan } from '../../record/types'
import { t } from '../../text'
import { Block } from '../Block'
import { ConsentBlock } from '../ConsentBlock'
import { useVisit } from '../context'
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

function FlagsBlock() {
  const { session, visit, ranking } = useVisit()
  const flags = ranking.answer?.red_flags ?? []
  const decision = visit.safety.flag_decision ?? ''
  return (
    <Block title={t('decide.flags')} id="visit-flags">
      <RedFlags flags={flags} />
      {flags.length === 0 && <p className={classes.quiet}>{t('decide.no_flags')}</p>}
      {(flags.length > 0 || decision) && (
        <Textarea
          label={t('decide.flag_decision')} description={t('decide.flag_decision_how')} autosize minRows={2} value={decision}
          onChange={(event) => {
            const text = event.currentTarget.value
            session.change((now) => ({ ...now, safety: { ...now.safety, flag_decision: text } }), 'safety.flag_decision')
          }}
        />
      )}
    </Block>
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
