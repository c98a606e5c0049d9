import { Button } from '@mantine/core'
import type { Check } from '../record/types'
import { SourceNote } from '../sources/SourceNote'
import { t } from '../text'
import { Block } from './Block'
import { useVisit } from './context'
import { elementOfPlace, stepElement, stepOfPlace } from './steps'
import classes from './Visit.module.css'

const LEVELS: Check['level'][] = ['stop', 'reason_needed', 'missing', 'caution']

/** What the rules say of the visit, worst first, with the way to the place. */
export function ChecksBlock() {
  const { checks } = useVisit()
  return (
    <Block title={t('finish.checks')} id="visit-checks">
      {checks.length === 0 && <p className={classes.quiet}>{t('finish.checks_none')}</p>}
      {LEVELS.map((level) => {
        const here = checks.filter((check) => check.level === level)
        if (here.length === 0) return null
        return (
          <section key={level} aria-label={t(`finish.level_${level}`)} className={classes.level} data-level={level}>
            <h4 className={classes.levelTitle}>{t(`finish.level_${level}`)}</h4>
            <ul className={classes.checks}>
              {here.map((check) => (
                <li key={`${check.rule}.${check.place}.${check.text}`}>
                  <span className={classes.checkText}>
                    {check.text}
                    {check.sources?.length ? <> <SourceNote title={check.text} sources={check.sources} /></> : null}
                  </span>
                  <Button size="compact-sm" variant="subtle" onClick={() => goTo(check.place)}>{t('finish.go_there')}</Button>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </Block>
  )
}

function goTo(place: string): void {
  const element = document.getElementById(elementOfPlace(place)) ?? document.getElementById(stepElement(stepOfPlace(place)))
  element?.scrollIntoView({ block: 'start' })
  element?.focus({ preventScroll: true })
}
