import { Button } from '@mantine/core'
import type { CaseWire, CauseLine } from '../api/types'
import { point } from '../case/pointed'
import { caseStore, isSameCause, type CauseRef } from '../case/store'
import { go } from '../route'
import { t } from '../text'
import { ProbabilityBar } from '../ui/ProbabilityBar'
import { SideTag } from '../ui/tags'
import { percent } from '../ui/words'
import classes from './CausesPanel.module.css'
import { useChosen } from './chosen'
import { Ledger } from './Ledger'

interface Props {
  cause: CauseLine
  /** The ranking that it stands in, and the case that it answers. */
  causes: CauseLine[]
  asked: CaseWire | null
}

/** One cause: pointing shows it on the body, pressing opens its reasons and keeps it there. */
export function CauseRow({ cause, causes, asked }: Props) {
  const ref: CauseRef = { cause: cause.cause, ...(cause.side ? { side: cause.side } : {}) }
  const chosen = useChosen()
  const isOpen = chosen.cause !== null && isSameCause(chosen.cause, ref)
  return (
    <li className={classes.cause} data-open={isOpen || undefined}>
      <button
        type="button" className={classes.row} aria-expanded={isOpen}
        onClick={() => chosen.choose(isOpen ? null : ref)}
        onPointerEnter={(event) => event.pointerType === 'mouse' && point({ cause: ref })}
        onPointerLeave={() => point({ cause: null })}
        onFocus={(event) => event.currentTarget.matches(':focus-visible') && point({ cause: ref })}
        onBlur={() => point({ cause: null })}
      >
        <span className={classes.line}>
          <span className={classes.name}>{cause.name}</span>
          <SideTag side={cause.side} />
          <span className={classes.p}>{percent(cause.p)}</span>
        </span>
        <ProbabilityBar p={cause.p} lower={cause.lower} upper={cause.upper} tone={cause.kind} />
        <span className={classes.facts}>
          <span>{cause.explains > 0 ? t('causes.explains', { share: percent(cause.explains) }) : t('causes.explains_none')}</span>
          <span className={classes.bounds}>{bounds(cause)}</span>
        </span>
      </button>
      {isOpen && <Reasons cause={cause} causeRef={ref} causes={causes} asked={asked} />}
    </li>
  )
}

function Reasons({ cause, causeRef, causes, asked }: Props & { causeRef: CauseRef }) {
  const { choose } = useChosen()
  return (
    <div className={classes.reasons}>
      {cause.missing >= 0.005 && <p className={classes.small}>{t('causes.missing', { share: percent(cause.missing) })}</p>}
      {cause.points.length > 1 && (
        <p className={classes.small}>
          {t('causes.points', { points: cause.points.map(({ id, p }) => `${id.replaceAll('_', ' ')} ${percent(p)}`).join(' · ') })}
        </p>
      )}
      {asked && (
        <Ledger wire={asked} cause={causeRef} causes={causes} isFirst={causes[0] === cause}>
          <ReasonList title={t('causes.for')} reasons={cause.because} />
          <ReasonList title={t('causes.against')} reasons={cause.against} />
        </Ledger>
      )}
      <div className={classes.actions}>
        <Button
          size="compact-sm" variant="light"
          onClick={() => go({ kind: 'entry', of: cause.kind, id: cause.cause, side: cause.side ?? 'right' })}
        >
          {t('causes.open_atlas')}
        </Button>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => { caseStore.exclude(causeRef); choose(null) }}>
          {t('causes.rule_out')}
        </Button>
      </div>
    </div>
  )
}

function ReasonList({ title, reasons }: { title: string; reasons: string[] }) {
  if (reasons.length === 0) return null
  return (
    <div>
      <h4 className={classes.reasonTitle}>{title}</h4>
      <ul className={classes.reasonList}>{reasons.map((reason) => <li key={reason}>{reason}</li>)}</ul>
    </div>
  )
}

function bounds({ lower, upper }: CauseLine): string {
  const [low, high] = [percent(lower), percent(upper)]
  return low === high ? t('causes.bound', { value: low }) : t('causes.bounds', { low: low.replace(' %', ''), high })
}
