import { Button, SegmentedControl, Slider, Switch } from '@mantine/core'
import { getBrush, LARGEST_BRUSH_MM, setBrush, SMALLEST_BRUSH_MM, useBrush, type Mode } from '../case/brush'
import { changePain, currentPain, EMPTY_DRAWING, isEmpty } from '../case/drawing-state'
import { caseStore, useCase } from '../case/store'
import { t } from '../text'
import { fixedText } from '../text/numbers'
import { BrushIcon, EraserIcon, MoveIcon, RedoIcon, UndoIcon } from '../ui/icons'
import { IntensityScale } from '../ui/IntensityScale'
import { QualityPicker } from '../ui/QualityPicker'
import { PainList } from './PainList'
import classes from './PaintPanel.module.css'

const MODES: { kind: Mode['kind']; icon: React.ReactNode }[] = [
  { kind: 'paint', icon: <BrushIcon /> },
  { kind: 'erase', icon: <EraserIcon /> },
  { kind: 'move', icon: <MoveIcon /> },
]

/** Choosing a strength means painting with it; 0 wipes away. */
export function chooseIntensity(intensity: number): void {
  const { mode } = getBrush()
  setBrush({ intensity, mode: mode.kind === 'erase' && intensity > 0 ? { kind: 'paint' } : mode })
}

/** The patient's tools, in the patient's words; `isRest` leaves out those that stand elsewhere. */
export function PaintPanel({ isRest = false }: { isRest?: boolean }) {
  const brush = useBrush()
  const drawing = useCase().drawing
  const pain = currentPain(drawing.now)
  return (
    <div className={classes.panel}>
      {!isRest && (
        <>
          <ModeSwitch />
          <section>
            <div className={classes.label}>
              <h3>{t('brush.strength')}</h3>
              <output className={classes.value}>{brush.intensity === 0 ? t('brush.no_pain') : t('brush.of_ten', { n: brush.intensity })}</output>
            </div>
            <IntensityScale label={t('brush.strength')} value={brush.intensity} onChange={chooseIntensity} />
            <div className={classes.ends}><span>{t('brush.none')}</span><span>{t('brush.worst')}</span></div>
          </section>
          <section>
            <h3>{t('brush.feel')}</h3>
            <QualityPicker value={pain.quality} onChange={(quality) => caseStore.draw((now) => changePain(now, pain.id, { quality }))} />
          </section>
        </>
      )}
      <section>
        <div className={classes.label}>
          <h3 id="brush-size">{t('brush.size')}</h3>
          <output className={classes.value}>{t('brush.cm', { value: fixedText(brush.radiusMm / 5, 1) })}</output>
        </div>
        <Slider
          thumbLabel={t('brush.size')} min={SMALLEST_BRUSH_MM} max={LARGEST_BRUSH_MM} step={1} label={null} value={brush.radiusMm}
          onChange={(radiusMm) => setBrush({ radiusMm })} color="pine" size="sm"
        />
        <Switch
          mt="sm" label={t('brush.mirror')} checked={brush.isMirrored}
          onChange={(event) => setBrush({ isMirrored: event.currentTarget.checked })}
        />
      </section>
      <PainList />
      <div className={classes.row}>
        {!isRest && <UndoButtons />}
        <Button
          variant="default" size="compact-sm" className={classes.clear} disabled={isEmpty(drawing.now)}
          onClick={() => caseStore.draw(() => EMPTY_DRAWING)}
        >
          {t('brush.clear')}
        </Button>
      </div>
      <p className={classes.help}>{t('brush.turn_how')}</p>
    </div>
  )
}

export function ModeSwitch() {
  const { mode } = useBrush()
  return (
    <SegmentedControl
      fullWidth aria-label={t('brush.what')} value={mode.kind}
      onChange={(kind) => setBrush({ mode: { kind: kind as Mode['kind'] } })}
      data={MODES.map(({ kind, icon }) => ({ value: kind, label: <span className={classes.mode}>{icon}{t(`brush.${kind}`)}</span> }))}
    />
  )
}

export function UndoButtons() {
  const { past, future } = useCase().drawing
  return (
    <>
      <Button variant="default" size="compact-sm" leftSection={<UndoIcon />} disabled={past.length === 0} onClick={() => caseStore.undo()}>{t('brush.undo')}</Button>
      <Button variant="default" size="compact-sm" leftSection={<RedoIcon />} disabled={future.length === 0} onClick={() => caseStore.redo()}>{t('brush.redo')}</Button>
    </>
  )
}
