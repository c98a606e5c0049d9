import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { Stage } from '../../body/stage'
import { useCase } from '../../case/store'
import { AboutPanel } from '../../panels/AboutPanel'
import { PaintPanel } from '../../panels/PaintPanel'
import { RegionList } from '../../panels/RegionList'
import { t } from '../../text'
import { Fold } from '../Fold'
import { ReportsBlock } from '../ReportsBlock'

/** Where it hurts, painted or from the list, and what is known about the patient. */
export function PaintStep({ stage }: { stage: Stage | null }) {
  const [way, setWay] = useState('paint')
  const { about } = useCase()
  const said = [about.age !== undefined && t('visit.years', { n: about.age }), about.sex && t(`sex.${about.sex}`)].filter(Boolean).join(', ')
  return (
    <>
      <ReportsBlock />
      <SegmentedControl
        fullWidth size="xs" aria-label={t('paint.way')} value={way} onChange={setWay}
        data={[{ value: 'paint', label: t('paint.paint') }, { value: 'list', label: t('paint.list') }]}
      />
      {way === 'paint' ? <PaintPanel /> : <RegionList stage={stage} />}
      <Fold title={t('paint.about')} note={said || t('paint.about_what')}><AboutPanel /></Fold>
    </>
  )
}
