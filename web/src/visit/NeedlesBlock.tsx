import { useState } from 'react'
import { SideTag } from '../ui/tags'
import type { Side } from '../case/store'
import { t } from '../text'
import { withSide } from '../ui/words'
import { Block } from './Block'
import { useVisit } from './context'
import { needleAgain, needlesToOffer } from './last-time'
import { MuscleSelect } from './MuscleSelect'
import { NeedleRow } from './NeedleRow'
import { countOf, placed } from './needles'
import { SideChoice } from './SideChoice'
import { useNow } from './useNow'
import classes from './Visit.module.css'

const MOST_LIKELY = 4

/** Needles one by one; put in by a tap on the body, or by name. */
export function NeedlesBlock() {
  const { session, visit, ranking, last, isAsLastTime, nameOf } = useVisit()
  const needles = visit.needles ?? []
  const now = useNow(countOf(needles).isOpen)
  const [sideOfAnother, setSide] = useState<Side>('right')
  const likely = (ranking.answer?.causes ?? []).filter(({ kind, side }) => kind === 'muscle' && side).slice(0, MOST_LIKELY)
  const offered = isAsLastTime && last ? needlesToOffer(last, visit) : []
  const put = (muscle: string, side: Side) => session.change((before) => ({ ...before, needles: placed(before.needles ?? [], { muscle, side, at: new Date().toISOString() }) }))
  return (
    <Block title={t('treat.needles')} id="visit-needles">
      <ol className={classes.rows}>
        {needles.map((needle, index) => (
          <NeedleRow
            key={needle.number} needle={needle} index={index} isLast={index === needles.length - 1} now={now}
            isFirstOfMuscle={needles.findIndex(({ muscle }) => muscle === needle.muscle) === index}
          />
        ))}
      </ol>
      {offered.length > 0 && (
        <div className={classes.offer} role="group" aria-label={t('treat.last_time')}>
          <span className={classes.minor}>{t('treat.last_time')}</span>
          {offered.map((needle) => (
            <button
              key={needle.number} type="button" className={classes.chip} aria-label={t('treat.needle_in', { muscle: `${nameOf(needle.muscle)}, ${needle.side}` })}
              onClick={() => session.change((before) => ({ ...before, needles: needleAgain(before.needles ?? [], needle, new Date().toISOString()) }))}
            >
              {nameOf(needle.muscle)} <SideTag side={needle.side} />
            </button>
          ))}
        </div>
      )}
      {likely.length > 0 && (
        <div className={classes.offer} role="group" aria-label={t('treat.likely')}>
          <span className={classes.minor}>{t('treat.likely')}</span>
          {likely.map(({ cause, side, name }) => (
            <button key={`${cause}.${side}`} type="button" className={classes.chip} aria-label={t('treat.needle_in', { muscle: withSide(name, side) })} onClick={() => side && put(cause, side)}>
              {name} <SideTag side={side} />
            </button>
          ))}
        </div>
      )}
      <div className={classes.another}>
        <MuscleSelect label={t('treat.another')} value={null} placeholder={t('treat.another_hint')} onChange={(muscle) => put(muscle, sideOfAnother)} />
        <SideChoice value={sideOfAnother} onChange={setSide} />
      </div>
    </Block>
  )
}
