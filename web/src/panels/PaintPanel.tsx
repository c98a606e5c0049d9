import { Button, SegmentedControl, Slider, Switch } from '@mantine/core'
import { getBrush, LARGEST_BRUSH_MM, setBrush, SMALLEST_BRUSH_MM, useBrush, type Mode } from '../case/brush'
import { changePain, currentPain, EMPTY_DRAWING, isEmpty } from '../case/drawing-state'
import { caseStore, useCase } from '../case/store'
import { BrushIcon, EraserIcon, MoveIcon, RedoIcon, UndoIcon } from '../ui/icons'
import { IntensityScale } from '../ui/IntensityScale'
import { QualityPicker } from '../ui/QualityPicker'
import { PainList } from './PainList'
import classes from './PaintPanel.module.css'

const MODES: { kind: Mode['kind']; name: string; icon: React.ReactNode }[] = [
  { kind: 'paint', name: 'Paint', icon: <BrushIcon /> },
  { kind: 'erase', name: 'Erase', icon: <EraserIcon /> },
  { kind: 'move', name: 'Move', icon: <MoveIcon /> },
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
              <h3>How strong is it?</h3>
              <output className={classes.value}>{brush.intensity === 0 ? 'no pain' : `${brush.intensity} of 10`}</output>
            </div>
            <IntensityScale label="How strong is it?" value={brush.intensity} onChange={chooseIntensity} />
            <div className={classes.ends}><span>none</span><span>worst you can imagine</span></div>
          </section>
          <section>
            <h3>What does it feel like?</h3>
            <QualityPicker value={pain.quality} onChange={(quality) => caseStore.draw((now) => changePain(now, pain.id, { quality }))} />
          </section>
        </>
      )}
      <section>
        <div className={classes.label}>
          <h3 id="brush-size">Brush size</h3>
          <output className={classes.value}>{(brush.radiusMm / 5).toFixed(1)} cm</output>
        </div>
        <Slider
          thumbLabel="Brush size" min={SMALLEST_BRUSH_MM} max={LARGEST_BRUSH_MM} step={1} label={null} value={brush.radiusMm}
          onChange={(radiusMm) => setBrush({ radiusMm })} color="pine" size="sm"
        />
        <Switch
          mt="sm" label="Paint left and right together" checked={brush.isMirrored}
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
          Clear all
        </Button>
      </div>
      <p className={classes.help}>Drag beside the body, or with the right button, to turn it. On a touch screen use two fingers.</p>
    </div>
  )
}

export function ModeSwitch() {
  const { mode } = useBrush()
  return (
    <SegmentedControl
      fullWidth aria-label="What the pointer does" value={mode.kind}
      onChange={(kind) => setBrush({ mode: { kind: kind as Mode['kind'] } })}
      data={MODES.map(({ kind, name, icon }) => ({ value: kind, label: <span className={classes.mode}>{icon}{name}</span> }))}
    />
  )
}

export function UndoButtons() {
  const { past, future } = useCase().drawing
  return (
    <>
      <Button variant="default" size="compact-sm" leftSection={<UndoIcon />} disabled={past.length === 0} onClick={() => caseStore.undo()}>Undo</Button>
      <Button variant="default" size="compact-sm" leftSection={<RedoIcon />} disabled={future.length === 0} onClick={() => caseStore.redo()}>Redo</Button>
    </>
  )
}
