/** Builds the stage once and keeps it in step with the case, the brush and what is pointed at. */
import { useEffect, useRef, useState, type RefObject } from 'react'
import { getBrush, onBrush } from '../case/brush'
import { currentPain } from '../case/drawing-state'
import { setLive } from '../case/live'
import { caseStore } from '../case/store'
import { usePointed } from '../case/pointed'
import type { Point } from './drawing'
import type { Body } from './format'
import type { Stage } from './stage'
import { sides, type Sides } from './views'

export interface StageState {
  stage: Stage | null
  sides: Sides
  hovered: string | null
  /** Why there is no stage. */
  problem: unknown
}

export function useStage(canvas: RefObject<HTMLCanvasElement | null>, body: Body | undefined, isStill: boolean, onTap: (region: string, place: Point) => void): StageState {
  const [stage, setStage] = useState<Stage | null>(null)
  const [turned, setSides] = useState<Sides>(() => sides(0))
  const [hovered, setHovered] = useState<string | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const tapped = useRef(onTap)
  useEffect(() => { tapped.current = onTap }, [onTap])

  useEffect(() => {
    if (!canvas.current || !body) return
    const element = canvas.current
    let built: Stage | null = null
    let stop = () => {}
    let isGone = false
    // three.js is half of the page: it comes while the rest is already there.
    void import('./stage').then(({ Stage }) => {
      if (isGone) return
      built = new Stage(element, body, {
        onLive: setLive,
        onStrokes: (strokes) => caseStore.draw((drawing) => ({ ...drawing, strokes: [...drawing.strokes, ...strokes] })),
        onSides: setSides,
        onHover: setHovered,
        onTap: (region, place) => region && place && tapped.current(region, place),
      })
      stop = followCase(built)
      setStage(built)
    }).catch(setProblem)
    return () => {
      isGone = true
      stop()
      built?.close()
      setStage(null)
    }
  }, [canvas, body])

  useEffect(() => {
    if (stage) stage.isStill = isStill
  }, [stage, isStill])

  const { region } = usePointed()
  useEffect(() => stage?.pointAtRegion(region), [stage, region])

  return { stage, sides: turned, hovered, problem }
}

function followCase(stage: Stage): () => void {
  let regions: unknown = null
  const show = () => {
    const drawing = caseStore.get().drawing.now
    stage.setStrokes(drawing.strokes, new Set(drawing.pains.filter((pain) => pain.isHidden).map((pain) => pain.id)))
    if (drawing.regions !== regions) {
      regions = drawing.regions
      stage.setAnswers(new Map(drawing.regions.map(({ region, intensity }) => [stage.body.regions.indexOf(region), intensity])))
    }
    follow()
  }
  const follow = () => {
    const brush = getBrush()
    const pain = currentPain(caseStore.get().drawing.now)
    const erase = brush.mode.kind === 'erase' || brush.intensity === 0
    stage.setTool(brush.mode.kind === 'move' ? 'move' : 'paint')
    stage.setBrush({
      radius: brush.radiusMm,
      intensity: erase ? 0 : brush.intensity,
      quality: pain.quality,
      layer: pain.id,
      erase,
      mirror: brush.isMirrored,
    })
  }
  show()
  const stops = [caseStore.subscribe(show), onBrush(follow)]
  return () => stops.forEach((stop) => stop())
}

/** Joins pointer events of an element to the stage. */
export function usePointers(surface: RefObject<HTMLElement | null>, stage: Stage | null, cursor: RefObject<HTMLElement | null>): void {
  const hoverTimer = useRef<ReturnType<typeof setTimeout> | null>(null)
  useEffect(() => {
    const element = surface.current
    if (!element || !stage) return
    const contact = (event: PointerEvent) => ({
      id: event.pointerId,
      kind: event.pointerType === 'touch' ? ('touch' as const) : event.pointerType === 'pen' ? ('pen' as const) : ('mouse' as const),
      x: event.offsetX,
      y: event.offsetY,
      time: event.timeStamp,
      button: event.button,
      shift: event.shiftKey,
    })
    const press = (event: PointerEvent) => {
      // A synthetic or already lifted pointer cannot be captured; painting works without it.
      try { element.setPointerCapture(event.pointerId) } catch { /* see above */ }
      // The ring is for the keyboard.
      element.focus({ preventScroll: true, focusVisible: false } as FocusOptions)
      stage.press(contact(event))
    }
    const move = (event: PointerEvent) => {
      const parts = event.getCoalescedEvents?.() ?? []
      for (const part of parts.length > 0 ? parts : [event]) stage.drag(contact(part))
      followCursor(event, cursor.current, stage)
      if (event.buttons === 0 && event.pointerType !== 'touch') {
        if (hoverTimer.current) clearTimeout(hoverTimer.current)
        hoverTimer.current = setTimeout(() => stage.hover(event.offsetX, event.offsetY), 60)
      }
    }
    const release = (event: PointerEvent) => stage.release(event.pointerId)
    const abandon = (event: PointerEvent) => stage.abandon(event.pointerId)
    const leave = () => {
      if (hoverTimer.current) clearTimeout(hoverTimer.current)
      cursor.current?.style.setProperty('opacity', '0')
      stage.leave()
    }
    const wheel = (event: WheelEvent) => {
      event.preventDefault()
      stage.zoom(Math.exp(event.deltaY * (event.ctrlKey ? 0.01 : 0.0013)), event.offsetX, event.offsetY)
      followCursor(event, cursor.current, stage)
    }
    const noMenu = (event: Event) => event.preventDefault()
    element.addEventListener('pointerdown', press)
    element.addEventListener('pointermove', move)
    element.addEventListener('pointerup', release)
    element.addEventListener('pointercancel', abandon)
    element.addEventListener('pointerleave', leave)
    element.addEventListener('wheel', wheel, { passive: false })
    element.addEventListener('contextmenu', noMenu)
    return () => {
      element.removeEventListener('pointerdown', press)
      element.removeEventListener('pointermove', move)
      element.removeEventListener('pointerup', release)
      element.removeEventListener('pointercancel', abandon)
      element.removeEventListener('pointerleave', leave)
      element.removeEventListener('wheel', wheel)
      element.removeEventListener('contextmenu', noMenu)
    }
  }, [surface, stage, cursor])
}

/** A ring as large as the brush. */
function followCursor(event: MouseEvent, cursor: HTMLElement | null, stage: Stage): void {
  if (!cursor) return
  const brush = getBrush()
  const isTouch = event instanceof PointerEvent && event.pointerType === 'touch'
  const size = 2 * stage.pixelsOf(brush.radiusMm)
  cursor.style.opacity = isTouch || brush.mode.kind === 'move' ? '0' : '1'
  cursor.style.width = cursor.style.height = `${size}px`
  cursor.style.transform = `translate(${event.offsetX - size / 2}px, ${event.offsetY - size / 2}px)`
}
