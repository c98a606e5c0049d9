import { useComputedColorScheme } from '@mantine/core'
import { useReducedMotion } from '@mantine/hooks'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { wordsOf } from '../api/problem'
import { useBody, useRegions } from '../api/queries'
import { useLive } from '../case/live'
import { t } from '../text'
import { withSide } from '../ui/words'
import classes from './BodyStage.module.css'
import type { Insets } from './camera'
import type { Point } from './drawing'
import type { Stage } from './stage'
import { usePointers, useStage } from './useStage'

const COLOURS = {
  light: { skin: '#d9cdc0', ground: '#f5f6f4' },
  dark: { skin: '#b9aea3', ground: '#1d2326' },
} as const
const TURN_DEGREES = 15
const ZOOM_STEP = 1.25

interface Props {
  insets: Insets
  onStage(stage: Stage | null): void
  /** What to do first, said on the stage. */
  hint: string
  /** The body was tapped while it is pointed at; the place is on the neutral body. */
  onTap(region: string, place: Point): void
}

/** The body that fills the page. */
export function BodyStage({ insets, onStage, hint, onTap }: Props) {
  const surface = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const cursor = useRef<HTMLDivElement>(null)
  const isStill = useReducedMotion()
  const scheme = useComputedColorScheme('light')
  const body = useBody()
  const { stage, sides, hovered, problem } = useStage(canvas, body.data, isStill, onTap)
  usePointers(surface, stage, cursor)
  const live = useLive()
  const region = useRegions().data?.find(({ id }) => id === hovered)

  useEffect(() => onStage(stage), [stage, onStage])
  useEffect(() => stage?.scene.setColours(COLOURS[scheme].skin, COLOURS[scheme].ground), [stage, scheme])

  const { left, right, top, bottom } = insets
  useEffect(() => {
    const element = surface.current
    if (!element || !stage) return
    const observer = new ResizeObserver(() => stage.resize(element.clientWidth, element.clientHeight, { left, right, top, bottom }))
    observer.observe(element)
    return () => observer.disconnect()
  }, [stage, left, right, top, bottom])

  const free = { '--left': `${left}px`, '--right': `${right}px`, '--top': `${top}px`, '--bottom': `${bottom}px` } as React.CSSProperties
  return (
    <div className={classes.stage} style={free}>
      <div
        ref={surface}
        className={classes.surface}
        tabIndex={0}
        role="application"
        aria-label={t('body.how')}
        onKeyDown={(event) => stage && steer(event, stage)}
        data-ready={stage ? true : undefined}
      >
        <canvas ref={canvas} className={classes.canvas} aria-hidden="true" />
        <div ref={cursor} className={classes.cursor} aria-hidden="true" />
      </div>
      {body.isPending && <p className={classes.notice} role="status">{t('body.loading')}</p>}
      {(body.error ?? problem) != null && <Failed error={body.error ?? problem} />}
      <div className={classes.sides} role="status" aria-label={t('body.sides', { facing: t(`facing.${sides.facing}`), left: t(`side.${sides.screenLeft}`), right: t(`side.${sides.screenRight}`) })}>
        <span className={classes.side}>{t(`side.${sides.screenLeft}`)}</span>
        <span className={classes.facing}>{t(`facing.${sides.facing}`)}</span>
        <span className={classes.side}>{t(`side.${sides.screenRight}`)}</span>
      </div>
      {stage && !live && hint && <p className={classes.hint}>{hint}</p>}
      {region && <p className={classes.hovered} aria-hidden="true">{withSide(region.name, region.side)}</p>}
    </div>
  )
}

function Failed({ error }: { error: unknown }) {
  const { title, message, remedy } = wordsOf(error)
  return (
    <div className={classes.notice} role="alert">
      <strong>{title}</strong>
      <p>{message} {remedy}</p>
    </div>
  )
}

function steer(event: KeyboardEvent, stage: Stage): void {
  const step = event.shiftKey ? TURN_DEGREES * 3 : TURN_DEGREES
  switch (event.key) {
    case 'ArrowLeft': stage.turnBy(-step, 0); break
    case 'ArrowRight': stage.turnBy(step, 0); break
    case 'ArrowUp': stage.turnBy(0, step); break
    case 'ArrowDown': stage.turnBy(0, -step); break
    case '+': case '=': stage.zoomBy(1 / ZOOM_STEP); break
    case '-': stage.zoomBy(ZOOM_STEP); break
    case 'Home': stage.lookAt('whole'); break
    default: return
  }
  event.preventDefault()
}
