import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import { useSigns } from '../api/queries'
import type { Assessment, NextSign } from '../api/types'
import { caseStore, isSameTest, useCase, type Finding, type Result } from '../case/store'
import { t } from '../text'
import { SideTag } from '../ui/tags'
import { capital, percent, sideWord } from '../ui/words'
import classes from './ExaminePanel.module.css'

const RESULTS: Result[] = ['present', 'absent', 'unsure']
const MOST = 10

interface Props { answer: Assessment | null; nameOf(cause: string): string }

/** What to look for together, or why to stop; more signs on demand; and what was answered. */
export function ExaminePanel({ answer, nameOf }: Props) {
  const { findings } = useCase()
  const signs = useSigns().data ?? []
  const [showsMore, setShowsMore] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  // What was pressed goes away: whoever works by keyboard goes on from here, not from the top of the page.
  const goOn = () => heading.current?.focus({ preventScroll: true })
  const scopeOf = (id: string) => signs.find((sign) => sign.id === id)?.scope
  const isOpen = (next: NextSign) => !findings.some((finding) => isSameTest(finding, asFinding(next, scopeOf(next.sign), 'unsure')))
  const examination = answer?.examination
  const isSame = (a: NextSign, b: NextSign) => a.sign === b.sign && a.cause === b.cause && a.side === b.side
  const batch = (examination?.batch ?? []).filter(isOpen)
  const together = examination?.stop ? [] : batch
  const others = (answer?.next ?? []).filter((next) => isOpen(next) && !batch.some((sign) => isSame(sign, next)))
  const more = [...(examination?.stop ? batch : []), ...others].slice(0, MOST)
  const card = (next: NextSign) => (
    <li key={`${next.sign}.${next.cause}.${next.side}`} className={classes.test}>
      <p className={classes.sign}>{next.name}</p>
      <p className={classes.where}>{nameOf(next.cause)} <SideTag side={next.side} /></p>
      <p className={classes.how}>{next.how_to}</p>
      <ResultButtons
        label={`${next.name}, ${nameOf(next.cause)} ${sideWord(next.side)}`} value={null}
        onChange={(result) => { caseStore.find(asFinding(next, scopeOf(next.sign), result)); goOn() }}
      />
      <p className={classes.small}>
        {t('examine.odds', { now: percent(next.p_now), present: percent(next.p_if_present), absent: percent(next.p_if_absent) })}
      </p>
    </li>
  )
  return (
    <div className={classes.panel}>
      <section aria-label={t('examine.next')}>
        <h3 ref={heading} tabIndex={-1} className={classes.heading}>
          {t(examination?.stop ? 'examine.enough' : 'examine.next')}
          {together.length > 1 && examination && <span className={classes.minutes}>{t('examine.together', { n: Math.max(1, Math.ceil(examination.minutes)) })}</span>}
        </h3>
        <p className={classes.reason} data-stop={examination?.stop ?? false}>
          {examination ? `${capital(examination.because)}.` : t('examine.nothing_painted')}
        </p>
        <ol className={classes.tests}>{together.map(card)}</ol>
        {more.length > 0 && (
          <Button variant="subtle" size="compact-sm" onClick={() => setShowsMore(!showsMore)} aria-expanded={showsMore}>
            {t(showsMore ? 'examine.fewer' : 'examine.more')}
          </Button>
        )}
        {showsMore && <ol className={classes.tests}>{more.map(card)}</ol>}
      </section>
      {findings.length > 0 && (
        <section aria-label={t('examine.done')}>
          <h3 className={classes.heading}>{t('examine.done')}</h3>
          <ul className={classes.tests}>
            {findings.map((finding) => {
              const name = signs.find((sign) => sign.id === finding.sign)?.name ?? capital(finding.sign.replaceAll('_', ' '))
              return (
                <li key={`${finding.sign}.${finding.muscle}.${finding.side}`} className={classes.answered}>
                  <div className={classes.change}>
                    <div>
                      <p className={classes.sign}>{name}</p>
                      <p className={classes.where}>{finding.muscle ? `${nameOf(finding.muscle)} ` : ''}<SideTag side={finding.side} /></p>
                    </div>
                    <Button size="compact-sm" variant="subtle" color="gray" className={classes.back} onClick={() => { caseStore.unfind(finding); goOn() }}>{t('examine.take_back')}</Button>
                  </div>
                  <ResultButtons label={`${name}, ${finding.muscle ? nameOf(finding.muscle) : ''} ${sideWord(finding.side)}`} value={finding.result} onChange={(result) => caseStore.find({ ...finding, result })} />
                </li>
              )
            })}
          </ul>
        </section>
      )}
    </div>
  )
}

function ResultButtons({ label, value, onChange }: { label: string; value: Result | null; onChange(result: Result): void }) {
  return (
    <div className={classes.results} role="group" aria-label={label}>
      {RESULTS.map((result) => (
        <button key={result} type="button" className={classes.result} data-result={result} aria-pressed={value === result} onClick={() => onChange(result)}>
          {t(`examine.${result}`)}
        </button>
      ))}
    </div>
  )
}

/** A sign of a muscle is found in that muscle; a test of its own only has a side. */
function asFinding(next: NextSign, scope: 'muscle' | 'test' | undefined, result: Result): Finding {
  return {
    sign: next.sign,
    ...(scope === 'muscle' ? { muscle: next.cause } : {}),
    ...(next.side ? { side: next.side } : {}),
    result,
  }
}
