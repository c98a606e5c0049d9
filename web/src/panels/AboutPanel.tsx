import { Checkbox, NumberInput, SegmentedControl } from '@mantine/core'
import { useLoads, useRedFlags } from '../api/queries'
import { caseStore, useCase, type About } from '../case/store'
import { t } from '../text'
import classes from './AboutPanel.module.css'

const SEXES = ['female', 'male', 'other'] as const

/** Age, sex, duration, red-flag questions and what loads the body. */
export function AboutPanel() {
  const { about } = useCase()
  const flags = useRedFlags().data ?? []
  const loads = useLoads().data ?? []
  return (
    <div className={classes.panel}>
      <div className={classes.pair}>
        <NumberInput label={t('about.age')} suffix={t('about.years')} min={0} max={120} allowDecimal={false} value={about.age ?? ''} onChange={(value) => caseStore.tell({ age: numberOf(value) })} hideControls />
        <NumberInput label={t('about.pain_for')} suffix={t('about.weeks')} min={0} max={5200} value={about.durationWeeks ?? ''} onChange={(value) => caseStore.tell({ durationWeeks: numberOf(value) })} hideControls />
      </div>
      <div>
        <p className={classes.label} id="sex-label">{t('about.sex')}</p>
        <SegmentedControl
          fullWidth size="xs" aria-labelledby="sex-label" value={about.sex ?? ''}
          data={[{ value: '', label: t('about.sex_unsaid') }, ...SEXES.map((value) => ({ value, label: t(`sex.${value}`) }))]}
          onChange={(sex) => caseStore.tell({ sex: sex === '' ? undefined : (sex as About['sex']) })}
        />
      </div>
      <Answers
        legend={t('about.flags')} items={flags.map(({ id, ask }) => ({ id, text: ask }))} chosen={about.redFlags}
        onChange={(redFlags) => caseStore.tell({ redFlags })}
      />
      <Answers
        legend={t('about.loads')} items={loads.map(({ id, name }) => ({ id, text: name }))} chosen={about.history}
        onChange={(history) => caseStore.tell({ history })}
      />
    </div>
  )
}

interface AnswersProps { legend: string; items: { id: string; text: string }[]; chosen: string[]; onChange(chosen: string[]): void }

function Answers({ legend, items, chosen, onChange }: AnswersProps) {
  return (
    <Checkbox.Group value={chosen} onChange={onChange} label={legend} classNames={{ label: classes.label }}>
      <div className={classes.answers}>
        {items.map(({ id, text }) => <Checkbox key={id} value={id} label={text} size="sm" />)}
      </div>
    </Checkbox.Group>
  )
}

function numberOf(value: string | number): number | undefined {
  return typeof value === 'number' ? value : undefined
}
