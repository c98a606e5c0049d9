import { Button, SegmentedControl } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { OwnVisit } from '../api/patient'
import type { CaseWire } from '../api/types'
import { BodyStage } from '../body/BodyStage'
import type { Cells } from '../body/format'
import type { Stage } from '../body/stage'
import { SNAPS } from '../body/views'
import { setBrush, useBrush } from '../case/brush'
import { changePain, currentPain, EMPTY_DRAWING, isEmpty } from '../case/drawing-state'
import { caseFromWire } from '../case/file'
import { caseStore, useCase } from '../case/store'
import { chooseIntensity, ModeSwitch, UndoButtons } from '../panels/PaintPanel'
import { RegionList } from '../panels/RegionList'
import { t } from '../text'
import { IntensityScale } from '../ui/IntensityScale'
import { QualityPicker } from '../ui/QualityPicker'
import { capital } from '../ui/words'
import classes from './Patient.module.css'

interface Props { last: OwnVisit | null; cells: Cells | null; isShown: boolean }

const INSETS = { left: 0, right: 0, top: 34, bottom: 8 }
/** A finger is broader than a pointer. */
const FINGER_MM = 22

/** Where it hurts: painted on the body, or named from the list. */
export function PaintCard({ last, cells, isShown }: Props) {
  const [way, setWay] = useState('paint')
  const [stage, setStage] = useState<Stage | null>(null)
  const brush = useBrush()
  const drawing = useCase().drawing.now
  const pain = currentPain(drawing)
  useEffect(() => setBrush({ radiusMm: FINGER_MM, mode: { kind: 'paint' }, isMirrored: false }), [])
  const showLast = () => {
    if (last && cells) caseStore.draw(() => caseFromWire({ id: 'last', drawing: last.drawing, pain: last.pain } as CaseWire, cells).drawing.now)
  }
  const hasLast = Boolean(last?.drawing) || (last?.pain.length ?? 0) > 0
  return (
    <section className={classes.card} aria-label={t('me.where')}>
      <h2 className={classes.subtitle}>{t('me.where')}</h2>
      <SegmentedControl
        fullWidth size="md" aria-label={t('paint.way')} value={way} onChange={setWay}
        data={[{ value: 'paint', label: t('me.paint') }, { value: 'list', label: t('me.list') }]}
      />
      {way === 'list' ? <RegionList stage={null} /> : (
        <>
          <p className={classes.soft}>{t('me.strength')}</p>
          <IntensityScale label={t('me.strength')} value={brush.intensity} onChange={chooseIntensity} />
          <QualityPicker value={pain.quality} onChange={(quality) => caseStore.draw((now) => changePain(now, pain.id, { quality }))} />
          <div className={classes.body}>
            {isShown && <BodyStage insets={INSETS} onStage={setStage} hint={isEmpty(drawing) ? t('me.paint_hint') : ''} onTap={() => {}} />}
          </div>
          <div className={classes.views} role="toolbar" aria-label={t('me.turn')}>
            {SNAPS.map((snap) => <Button key={snap} variant="default" size="md" px={6} onClick={() => stage?.snap(snap)}>{capital(snap)}</Button>)}
          </div>
          <ModeSwitch />
          <div className={classes.tools}>
            <UndoButtons />
            {isEmpty(drawing)
              ? hasLast && <Button variant="default" size="compact-md" onClick={showLast}>{t('me.as_last_time')}</Button>
              : <Button variant="default" size="compact-md" onClick={() => caseStore.draw(() => EMPTY_DRAWING)}>{t('me.clear')}</Button>}
          </div>
        </>
      )}
    </section>
  )
}
