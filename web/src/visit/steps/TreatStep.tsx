import { SegmentedControl, Select } from '@mantine/core'
import { useTreatment } from '../../api/queries'
import { t } from '../../text'
import { isManual, type Placing } from '../placing'
import { ManualBlock } from '../ManualBlock'
import { NeedlesBlock } from '../NeedlesBlock'
import { ReactionsBlock } from '../ReactionsBlock'
import { ResponsesBlock } from '../ResponsesBlock'
import classes from '../Visit.module.css'

interface Props { placing: Placing; onPlacing(placing: Placing): void }

/** What is done, as it is done. */
export function TreatStep({ placing, onPlacing }: Props) {
  const manual = (useTreatment().data?.techniques ?? []).filter(isManual)
  return (
    <>
      <div className={classes.placing}>
        <p className={classes.minor} id="visit-tap">{t('treat.tap')}</p>
        <SegmentedControl
          fullWidth size="xs" aria-labelledby="visit-tap" value={placing.kind}
          onChange={(kind) => onPlacing(kind === 'manual' ? { kind, technique: manual[0]?.id ?? '' } : { kind: kind as 'needle' | 'nothing' })}
          data={[{ value: 'needle', label: t('treat.tap_needle') }, { value: 'manual', label: t('treat.tap_manual') }, { value: 'nothing', label: t('treat.tap_nothing') }]}
        />
        {placing.kind === 'manual' && (
          <Select
            size="sm" aria-label={t('treat.technique')} value={placing.technique} allowDeselect={false} data={manual.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(technique) => technique && onPlacing({ kind: 'manual', technique })}
          />
        )}
      </div>
      <NeedlesBlock />
      <ManualBlock />
      <ResponsesBlock />
      <ReactionsBlock />
    </>
  )
}
