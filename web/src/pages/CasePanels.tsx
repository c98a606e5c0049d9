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
      <h2 className={classes.title}>Where does it hurt?</h2>
      <SegmentedControl
        fullWidth size="xs" aria-label="Way to answer" value={way} onChange={setWay}
        data={[{ value: 'paint', label: 'Paint it' }, { value: 'list', label: 'Body list' }]}
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
        <div className={classes.half} data-main tabIndex={0} role="group" aria-label="Ranking">
          <h2 className={classes.title}>What may explain it</h2>
          {causes}
        </div>
        <div className={classes.half} tabIndex={0} role="group" aria-label="Examination and history">
          {!ranking.isBlank && examine}
          <About />
        </div>
      </div>
    )
  }
  return (
    <Tabs value={tabs.tab} onChange={(tab) => tab && tabs.chooseTab(tab as CaseTab)} keepMounted={false} variant="none" classNames={{ list: classes.tabs, tab: classes.tab }}>
      <Tabs.List grow aria-label="Case">
        <Tabs.Tab value="paint">Paint</Tabs.Tab>
        <Tabs.Tab value="causes">Causes</Tabs.Tab>
        <Tabs.Tab value="examine">Examine</Tabs.Tab>
        <Tabs.Tab value="about">About</Tabs.Tab>
      </Tabs.List>
      <div className={classes.stickyFlags}>{flags}</div>
      {tabs.tab !== 'paint' && legend}
      <Tabs.Panel value="paint">
        <NarrowPaint stage={stage} />
      </Tabs.Panel>
      <Tabs.Panel value="causes"><h2 className="visually-hidden">What may explain it</h2>{causes}</Tabs.Panel>
      <Tabs.Panel value="examine"><h2 className="visually-hidden">Examination</h2>{examine}</Tabs.Panel>
      <Tabs.Panel value="about"><h2 className="visually-hidden">About the patient</h2><AboutPanel /></Tabs.Panel>
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
      <h2 className="visually-hidden">Where does it hurt?</h2>
      {way === 'paint' && (
        <>
          <IntensityScale label="How strong is it?" value={brush.intensity} onChange={chooseIntensity} />
          <ModeSwitch />
          <div className={classes.row}><UndoButtons /></div>
          <QualityPicker value={pain.quality} onChange={(quality) => caseStore.draw((now) => changePain(now, pain.id, { quality }))} />
        </>
      )}
      <SegmentedControl
        fullWidth size="xs" aria-label="Way to answer" value={way} onChange={setWay}
        data={[{ value: 'paint', label: 'Paint it' }, { value: 'list', label: 'Body list' }]}
      />
      {way === 'paint' ? <PaintPanel isRest /> : <RegionList stage={stage} />}
    </div>
  )
}

function About() {
  const { about } = useCase()
  const [isOpen, setOpen] = useState(false)
  const said = [
    about.age !== undefined && `${about.age} years`, about.sex, about.durationWeeks !== undefined && `for ${about.durationWeeks} weeks`,
    about.redFlags.length > 0 && `${about.redFlags.length} warning sign${about.redFlags.length > 1 ? 's' : ''}`,
    about.history.length > 0 && `${about.history.length} load${about.history.length > 1 ? 's' : ''}`,
  ].filter(Boolean)
  return (
    <section aria-label="About the patient">
      <button type="button" className={classes.fold} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <span>About the patient</span>
        <span className={classes.said}>{said.length > 0 ? said.join(', ') : 'age, warning signs, loads'}</span>
      </button>
      {isOpen && <AboutPanel />}
    </section>
  )
}
