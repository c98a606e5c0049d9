import { useHotkeys, useViewportSize } from '@mantine/hooks'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useMimics, useMuscles, useOverview } from '../api/queries'
import { BodyStage } from '../body/BodyStage'
import type { Stage } from '../body/stage'
import { isEmpty } from '../case/drawing-state'
import { keep, restore } from '../case/keep'
import { caseStore, useDrawing } from '../case/store'
import { FileMenu } from '../panels/FileMenu'
import { ComparisonLegend, Legend } from '../panels/Legend'
import { ViewBar } from '../panels/ViewBar'
import { go, type BodyRoute } from '../route'
import { Header } from '../shell/Header'
import { t } from '../text'
import { AtlasIndex } from './AtlasIndex'
import { CasePanels, PatientPanels, type CaseTab } from './CasePanels'
import { ComparePage } from './ComparePage'
import { EntryPage } from './EntryPage'
import { layoutOf } from './layout'
import { openToScripts } from './scripting'
import { TreatmentPage } from './TreatmentPage'
import { useAssessment } from './useAssessment'
import { useComparison } from './useComparison'
import { useFocus } from './useFocus'
import classes from './Workbench.module.css'

/** The page: the body on all of it, cards over it. */
export function Workbench({ route }: { route: BodyRoute }) {
  const viewport = useViewportSize()
  const [stage, setStage] = useState<Stage | null>(null)
  const [tab, setTab] = useState<CaseTab>('paint')
  const [isSheetTall, setSheetTall] = useState(false)
  const [otherAtlas, setOtherAtlas] = useState<string | null>(null)
  const atlas = useOverview().data?.version
  const ranking = useAssessment(stage, atlas)
  const focus = useFocus(stage, ranking.answer, route)
  const comparison = useComparison(stage, route)
  const drawing = useDrawing()
  const muscles = useMuscles().data
  const mimics = useMimics().data
  const nameOf = useCallback(
    (id: string) => [...(muscles ?? []), ...(mimics ?? [])].find((line) => line.id === id)?.name ?? id.replaceAll('_', ' '),
    [muscles, mimics],
  )
  const isAtlas = route.kind !== 'case'
  const layout = layoutOf(viewport, { page: PAGES[route.kind], isTall: isSheetTall })

  useEffect(() => {
    if (!atlas) return
    setOtherAtlas(restore(atlas).otherAtlas)
    return keep(atlas)
  }, [atlas])
  useEffect(() => (stage && atlas ? openToScripts(stage, atlas) : undefined), [stage, atlas])
  useHotkeys([
    ['mod+z', () => caseStore.undo()],
    ['mod+shift+z', () => caseStore.redo()],
    ['mod+y', () => caseStore.redo()],
  ])

  // Another page begins at its top, wherever the last one was left.
  const scroll = useRef<HTMLDivElement>(null)
  const page = route.kind === 'case' ? tab : route.kind === 'entry' ? route.id : route.kind
  useEffect(() => {
    // Not the value of the effect: a browser may answer with a promise, which is no clean-up.
    scroll.current?.scrollTo({ top: 0 })
  }, [page])
  const chooseTab = (next: CaseTab) => {
    setTab(next)
    setSheetTall(next !== 'paint')
  }
  const browsePain = useCallback(
    (region: string) => {
      if (route.kind === 'atlas') go({ kind: 'atlas', browse: { by: 'pain', region } })
    },
    [route.kind],
  )
  const sought = route.kind === 'atlas' && route.browse.by === 'pain' ? route.browse.region : undefined
  useEffect(() => {
    if (stage && sought) stage.turnToRegion(sought)
  }, [stage, sought])
  // Only for what is opened: a legend that came by pointing would push away what is pointed at.
  const legend = focus?.isChosen && layout.kind === 'phone' && <Legend {...focus} isPainted={!isEmpty(drawing) && !isAtlas} isInline />
  const panels = isAtlas
    ? <AtlasPage route={route} />
    : <CasePanels ranking={ranking} nameOf={nameOf} stage={stage} legend={legend} tabs={layout.kind === 'wide' ? null : { tab, chooseTab }} />
  return (
    <div className={classes.page} data-layout={layout.kind}>
      <Header isCompact={layout.kind === 'phone'}><FileMenu stage={stage} atlas={atlas} isCompact={layout.kind === 'phone'} /></Header>
      <main className={classes.main}>
        <h1 className="visually-hidden">Palpate</h1>
        <BodyStage insets={layout.insets} onStage={setStage} hint={hintOf(route, isEmpty(drawing) && !(layout.kind === 'phone' && isSheetTall))} onTap={browsePain} />
        <div className={classes.stageTools} style={{ left: layout.insets.left, right: layout.insets.right, bottom: layout.sheetHeight }}>
          <ViewBar stage={stage} isCompact={layout.isNarrow} />
        </div>
        {comparison && layout.kind !== 'phone' && (
          <div className={classes.legend} style={{ left: layout.insets.left + 14, bottom: layout.insets.bottom }}>
            <ComparisonLegend names={comparison} />
          </div>
        )}
        {focus && layout.kind !== 'phone' && (
          <div className={classes.legend} style={{ left: layout.insets.left + 14, bottom: layout.insets.bottom }}>
            <Legend {...focus} isPainted={!isEmpty(drawing) && !isAtlas} />
          </div>
        )}
        {layout.kind === 'wide' && (
          <section className={classes.left} aria-label={isAtlas ? t('case.entries') : t('case.where')} style={{ width: layout.leftWidth }}>
            {isAtlas ? <AtlasIndex route={route} /> : <PatientPanels stage={stage} />}
          </section>
        )}
        {!(layout.kind === 'wide' && route.kind === 'atlas') && (
          <section
            className={layout.kind === 'phone' ? classes.sheet : classes.right} aria-label={isAtlas ? t('shell.atlas') : t('case.explains')}
            style={layout.kind === 'phone' ? { height: layout.sheetHeight } : { width: layout.rightWidth }}
          >
            {layout.kind === 'phone' && (
              <button type="button" className={classes.handle} aria-expanded={isSheetTall} aria-label={t(isSheetTall ? 'case.smaller' : 'case.larger')} onClick={() => setSheetTall(!isSheetTall)}>
                <span aria-hidden="true" />
              </button>
            )}
            {otherAtlas && <p className={classes.otherAtlas} role="status">{t('case.other_atlas', { drawn: otherAtlas, ranked: atlas ?? '' })}</p>}
            {layout.kind === 'wide' && !isAtlas ? panels : <div ref={scroll} className={classes.scroll} tabIndex={0} role="group" aria-label={isAtlas ? t('case.entry') : t('case.case')}>
              {comparison && layout.kind === 'phone' && <ComparisonLegend names={comparison} isInline />}
              {isAtlas && legend}
              {panels}
            </div>}
            {(layout.kind !== 'phone' || isAtlas || tab !== 'paint') && <p className={classes.disclaimer}>{t('case.disclaimer')}</p>}
          </section>
        )}
      </main>
    </div>
  )
}

const PAGES = { case: 'case', atlas: 'index', entry: 'entry', treatment: 'entry', compare: 'comparison' } as const

function hintOf(route: BodyRoute, isFree: boolean): string {
  switch (route.kind) {
    case 'case': return isFree ? t('visit.hint_paint') : ''
    case 'atlas': return route.browse.by === 'pain' && !route.browse.region ? t('case.tap') : ''
    default: return ''
  }
}

function AtlasPage({ route }: { route: Exclude<BodyRoute, { kind: 'case' }> }) {
  switch (route.kind) {
    case 'atlas': return <AtlasIndex route={route} />
    case 'entry': return <EntryPage key={route.id} route={route} />
    case 'compare': return <ComparePage key={route.ids.join()} route={route} />
    case 'treatment': return <TreatmentPage chapter={route.chapter} />
  }
}
