import { SegmentedControl, Tabs } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import type { Stage } from '../body/stage'
import { changePain, currentPain } from '../case/drawing-state'
import { caseStore, useCase } from '../case/store'
import { useBrush } from '../case/brush'
import { AboutPanel } from '../panels/AboutPanel'
import { CausesPanel } from '../panels/CausesPanel'
import { ExaminePanel } from '../panels/ExaminePanel'
import { chooseIntensity, ModeSwitch, PaintPanel, UndoButtons } from '../panels/PaintPanel'
import { RedFlags } from '../panels/RedFlags'
import { RegionList } from '../panels/RegionList'
import { t } from '../text'
import { IntensityScale } from '../ui/IntensityScale'
import { QualityPicker } from '../ui/QualityPicker'
import classes from './CasePanels.module.css'
import type { Ranking } from './useAssessment'

export type CaseTab = 'paint' | 'causes' | 'examine' | 'about'

/** The patient's card: paint, or the body as a list. */
export function PatientPanels({ stage }: { stage: Stage | null }) {
  const [way, setWay] = useState('paint')
  return (
    <div className={classes.patient}>
      <h2 className={classes.title}>{t('case.where')}</h2>
      <SegmentedControl
        fullWidth size="xs" aria-label={t('paint.way')} value={way} onChange={setWay}
        data={[{ value: 'paint', label: t('paint.paint') }, { value: 'list', label: t('paint.list') }]}
      />
      {way === 'paint' ? <PaintPanel /> : <RegionList stage={stage} />}
    </div>
  )
}

interface Props {
  ranking: Ranking
  nameOf(cause: string): string
  stage: Stage | null
  /** What the body shows, where it has no room beside the body. */
  legend: ReactNode
  /** Null where there is room for everything at once. */
  tabs: { tab: CaseTab; chooseTab(tab: CaseTab): void } | null
}

export function CasePanels({ ranking, nameOf, stage, legend, tabs }: Props) {
  const flags = <RedFlags flags={ranking.answer?.red_flags ?? []} />
  const causes = <CausesPanel ranking={ranking} nameOf={nameOf} />
  const examine = <ExaminePanel answer={ranking.answer} nameOf={nameOf} />
  if (!tabs) {
    return (
      <div className={classes.halves}>
        <div className={classes.flags}>{flags}</div>
        <div className={classes.half} data-main tabIndex={0} role="group" aria-label={t('case.ranking')}>
          <h2 className={classes.title}>{t('case.explains')}</h2>
          {causes}
        </div>
        <div className={classes.half} tabIndex={0} role="group" aria-label={t('case.examination')}>
          {!ranking.isBlank && examine}
          <About />
        </div>
      </div>
    )
  }
  return (
    <Tabs value={tabs.tab} onChange={(tab) => tab && tabs.chooseTab(tab as CaseTab)} keepMounted={false} variant="none" classNames={{ list: classes.tabs, tab: classes.tab }}>
      <Tabs.List grow aria-label={t('case.case')}>
        <Tabs.Tab value="paint">{t('case.tab_paint')}</Tabs.Tab>
        <Tabs.Tab value="causes">{t('case.tab_causes')}</Tabs.Tab>
        <Tabs.Tab value="examine">{t('case.tab_examine')}</Tabs.Tab>
        <Tabs.Tab value="about">{t('case.tab_about')}</Tabs.Tab>
      </Tabs.List>
      <div className={classes.stickyFlags}>{flags}</div>
      {tabs.tab !== 'paint' && legend}
      <Tabs.Panel value="paint">
        <NarrowPaint stage={stage} />
      </Tabs.Panel>
      <Tabs.Panel value="causes"><h2 className="visually-hidden">{t('case.explains')}</h2>{causes}</Tabs.Panel>
      <Tabs.Panel value="examine"><h2 className="visually-hidden">{t('case.examined')}</h2>{examine}</Tabs.Panel>
      <Tabs.Panel value="about"><h2 className="visually-hidden">{t('paint.about')}</h2><AboutPanel /></Tabs.Panel>
    </Tabs>
  )
}

/** The tools in the order in which a thumb needs them; the rest follows below. */
function NarrowPaint({ stage }: { stage: Stage | null }) {
  const [way, setWay] = useState('paint')
  const brush = useBrush()
  const pain = currentPain(useCase().drawing.now)
  return (
    <div className={classes.narrow}>
      <h2 className="visually-hidden">{t('case.where')}</h2>
      {way === 'paint' && (
        <>
          <IntensityScale label={t('brush.strength')} value={brush.intensity} onChange={chooseIntensity} />
          <ModeSwitch />
          <div className={classes.row}><UndoButtons /></div>
          <QualityPicker value={pain.quality} onChange={(quality) => caseStore.draw((now) => changePain(now, pain.id, { quality }))} />
        </>
      )}
      <SegmentedControl
        fullWidth size="xs" aria-label={t('paint.way')} value={way} onChange={setWay}
        data={[{ value: 'paint', label: t('paint.paint') }, { value: 'list', label: t('paint.list') }]}
      />
      {way === 'paint' ? <PaintPanel isRest /> : <RegionList stage={stage} />}
    </div>
  )
}

function About() {
  const { about } = useCase()
  const [isOpen, setOpen] = useState(false)
  const said = [
    about.age !== undefined && t('visit.years', { n: about.age }), about.sex && t(`sex.${about.sex}`), about.durationWeeks !== undefined && t('case.for_weeks', { n: about.durationWeeks }),
    about.redFlags.length > 0 && t('case.flags', { n: about.redFlags.length }),
    about.history.length > 0 && t('case.loads', { n: about.history.length }),
  ].filter(Boolean)
  return (
    <section aria-label={t('paint.about')}>
      <button type="button" className={classes.fold} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <span>{t('paint.about')}</span>
        <span className={classes.said}>{said.length > 0 ? said.join(', ') : t('paint.about_what')}</span>
      </button>
      {isOpen && <AboutPanel />}
    </section>
  )
}
