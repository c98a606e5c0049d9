import { SegmentedControl, useComputedColorScheme } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { useEffect, useMemo, useRef, useState } from 'react'
import { wordsOf } from '../api/problem'
import { useBody } from '../api/queries'
import type { Body } from '../body/format'
import type { Pictured, Portrait, Pose } from '../body/portrait'
import { sides, SNAP_AZIMUTH, SNAPS, type Snap } from '../body/views'
import { SourceNote } from '../sources/SourceNote'
import { t } from '../text'
import { fixedText, numberText } from '../text/numbers'
import { Card } from '../ui/Card'
import { Notice } from '../ui/Notice'
import { chosenNext, compareDrawings } from './drawings'
import classes from './Drawings.module.css'
import type { PaintedArea, RepeatError } from './types'

const COLOURS = { light: { skin: '#d9cdc0', ground: '#ffffff' }, dark: { skin: '#b9aea3', ground: '#181e21' } } as const

interface Props { area: readonly PaintedArea[]; repeatError: RepeatError; dateOf(at: string): string }

/** Every drawing of the episode, two of them side by side, and what differs between them on one body. */
export function DrawingsCard({ area, repeatError, dateOf }: Props) {
  const { portrait, body, error } = usePortrait()
  const [chosen, setChosen] = useState(() => (area.length > 1 ? [0, area.length - 1] : [0]))
  const pictured = useMemo(() => area.map(({ cells }): Pictured => ({ kind: 'drawing', cells })), [area])
  const [before, after] = [...chosen].sort((a, b) => a - b)
  return (
    <Card title={t('drawings.title')} note={t('drawings.count', { n: area.length })}>
      {error != null && <Notice problem={wordsOf(error)} />}
      {area.length > 1 && <p className={classes.soft}>{t('drawings.choose')}</p>}
      <ul className={classes.strip} aria-label={t('drawings.title')}>
        {area.map(({ visit, at, cm2 }, index) => (
          <li key={visit}>
            <button type="button" className={classes.small} aria-pressed={chosen.includes(index)} onClick={() => setChosen(chosenNext(chosen, index))}>
              <span className={classes.pictures}>
                {(['front', 'back'] as const).map((snap) => <Picture key={snap} portrait={portrait} pictured={pictured[index]} pose={WHOLE[snap]} width={56} height={112} />)}
              </span>
              <span>{dateOf(at)}</span>
              <span className={classes.soft}>{areaText(cm2)}</span>
            </button>
          </li>
        ))}
      </ul>
      {after !== undefined && body && portrait && (
        <Comparison key={`${before} ${after}`} before={area[before]} after={area[after]} pictures={[pictured[before], pictured[after]]} {...{ portrait, body, repeatError, dateOf }} />
      )}
    </Card>
  )
}

const WHOLE: Record<Snap, Pose> = {
  front: { azimuth: SNAP_AZIMUTH.front }, back: { azimuth: SNAP_AZIMUTH.back }, left: { azimuth: SNAP_AZIMUTH.left }, right: { azimuth: SNAP_AZIMUTH.right },
}
const DEGREES_PER_PIXEL = 0.6

interface ComparisonProps {
  before: PaintedArea
  after: PaintedArea
  pictures: [Pictured, Pictured]
  portrait: Portrait
  body: Body
  repeatError: RepeatError
  dateOf(at: string): string
}

function Comparison({ before, after, pictures, portrait, body, repeatError, dateOf }: ComparisonProps) {
  const painted = useMemo(() => [...before.cells, ...after.cells].map(([cell]) => cell), [before, after])
  const [azimuth, setAzimuth] = useState<number>(() => SNAP_AZIMUTH[portrait.facing(painted)])
  const [isClose, setClose] = useState(true)
  const { ref, width } = useElementSize<HTMLDivElement>()
  const change = useMemo((): Pictured => ({ kind: 'change', before: before.cells, after: after.cells }), [before, after])
  const { goneCm2, stayedCm2, addedCm2, jaccard } = useMemo(() => compareDrawings(before.cells, after.cells, body.cells.areaCm2), [before, after, body])
  const pose = useMemo((): Pose => ({ azimuth, ...(isClose ? { around: painted } : {}) }), [azimuth, isClose, painted])
  const { screenLeft, screenRight, facing } = sides(azimuth)
  const shown: [Pictured, string, string][] = [
    [pictures[0], dateOf(before.at), areaText(before.cm2)],
    [pictures[1], dateOf(after.at), areaText(after.cm2)],
    [change, t('drawings.difference'), t('drawings.difference_of', { before: dateOf(before.at), after: dateOf(after.at) })],
  ]
  const columns = width < 640 ? 2 : 3
  const isWithin = jaccard >= repeatError.least_overlap
  return (
    <>
      <div className={classes.tools}>
        <SegmentedControl size="xs" aria-label={t('drawings.seen_from')} value={nearestSnap(azimuth)} onChange={(snap) => setAzimuth(SNAP_AZIMUTH[snap as Snap])} data={SNAPS.map((snap) => ({ value: snap, label: t(`side.${snap}`) }))} />
        <SegmentedControl size="xs" aria-label={t('drawings.shown')} value={isClose ? 'close' : 'whole'} onChange={(value) => setClose(value === 'close')} data={[{ value: 'close', label: t('drawings.close') }, { value: 'whole', label: t('drawings.whole') }]} />
        <span className={classes.soft}>{t('drawings.turn')}</span>
      </div>
      <div ref={ref} className={classes.three}>
        {shown.map(([pictured, title, words], index) => {
          const wide = columns === 2 && index === 2 ? width : (width - (columns - 1) * 12) / columns
          return (
            <figure key={index} aria-label={`${title}, ${words}`}>
              <div className={classes.sides} aria-hidden="true"><span>{t(`side.${screenLeft}`)}</span><span>{t(`side.${facing}`)}</span><span>{t(`side.${screenRight}`)}</span></div>
              <Turned onTurn={(pixels) => setAzimuth((now) => now - pixels * DEGREES_PER_PIXEL)}>
                <Picture portrait={portrait} pictured={pictured} pose={pose} width={Math.max(0, Math.floor(wide - 18))} height={columns === 2 && index < 2 ? 230 : 330} />
              </Turned>
              <figcaption><strong>{title}</strong><br /><span className={classes.soft}>{words}</span></figcaption>
            </figure>
          )
        })}
      </div>
      <ul className={classes.figures}>
        <li><span className={classes.swatch} data-is="gone" aria-hidden="true" />{t('drawings.gone')}: {areaText(goneCm2)}</li>
        <li><span className={classes.swatch} data-is="stayed" aria-hidden="true" />{t('drawings.stayed')}: {areaText(stayedCm2)}</li>
        <li><span className={classes.swatch} data-is="added" aria-hidden="true" />{t('drawings.added')}: {areaText(addedCm2)}</li>
        <li>{t('drawings.jaccard', { value: fixedText(jaccard, 2) })}</li>
      </ul>
      <p className={classes.verdict} data-within={isWithin || undefined} role="status">
        <strong>{t(isWithin ? 'drawings.within' : 'drawings.beyond')}</strong>{' '}
        {t('drawings.repeat', { mean: fixedText(repeatError.overlap, 2), sd: fixedText(repeatError.overlap_sd, 2), least: fixedText(repeatError.least_overlap, 2) })}{' '}
        <SourceNote title={t('drawings.repeat_title')} sources={repeatError.sources} grade={repeatError.grade} facts={[repeatError.basis]} />
      </p>
    </>
  )
}

function Picture({ portrait, pictured, pose, width, height }: { portrait: Portrait | null; pictured: Pictured; pose: Pose; width: number; height: number }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const scheme = useComputedColorScheme('light')
  useEffect(() => {
    if (!canvas.current || !portrait) return
    portrait.setColours(COLOURS[scheme].skin, COLOURS[scheme].ground)
    portrait.draw(canvas.current, pictured, pose, width, height)
  }, [portrait, pictured, pose, width, height, scheme])
  return <span style={{ display: 'block', width, height }}><canvas ref={canvas} aria-hidden="true" /></span>
}

/** Turned by hand, all pictures together; the keyboard has the buttons above. */
function Turned({ onTurn, children }: { onTurn(pixels: number): void; children: React.ReactNode }) {
  const last = useRef<number | null>(null)
  return (
    <div
      className={classes.frame}
      onPointerDown={(event) => { last.current = event.clientX; event.currentTarget.setPointerCapture(event.pointerId) }}
      onPointerMove={(event) => {
        if (last.current === null) return
        onTurn(event.clientX - last.current)
        last.current = event.clientX
      }}
      onPointerUp={() => { last.current = null }} onPointerCancel={() => { last.current = null }}
    >
      {children}
    </div>
  )
}

/** three.js is half of the page: it comes while the rest is already there. */
function usePortrait(): { portrait: Portrait | null; body: Body | undefined; error: unknown } {
  const body = useBody()
  const [portrait, setPortrait] = useState<Portrait | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const { data } = body
  useEffect(() => {
    if (!data) return
    let made: Portrait | null = null
    let isGone = false
    void import('../body/portrait').then(({ Portrait }) => {
      if (isGone) return
      made = new Portrait(data)
      setPortrait(made)
    }).catch(setProblem)
    return () => {
      isGone = true
      made?.close()
      setPortrait(null)
    }
  }, [data])
  return { portrait, body: data, error: body.error ?? problem }
}

function nearestSnap(azimuth: number): Snap | '' {
  const turn = ((azimuth % 360) + 360) % 360
  return SNAPS.find((snap) => (SNAP_AZIMUTH[snap] + 360) % 360 === turn) ?? ''
}

function areaText(cm2: number): string {
  return `${numberText(cm2)} ${t('chart.area_unit')}`
}
