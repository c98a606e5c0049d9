import { Select } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { useContrast, useExplained } from '../api/queries'
import type { CaseWire, CauseLine, Contribution, Part } from '../api/types'
import { causeKey } from '../case/file'
import { point } from '../case/pointed'
import type { CauseRef } from '../case/store'
import { t } from '../text'
import { percent, times, withSide } from '../ui/words'
import classes from './Ledger.module.css'

const PARTS: Part[] = ['pain', 'missing', 'finding', 'person', 'prior']
/** Items shown of a part, and the least that one must say: odds times 1.1. */
const FIRST = 4
const LEAST = Math.log(1.1)
/** Bars of this length in nats fill their side. */
const LONGEST = 5
const RIVALS = 12
const REASONS = 3
/** What multiplies odds by less reads as × 1.0. */
const NOTHING = Math.log(1.05)

interface Reasoned { wire: CaseWire; cause: CauseRef; causes: CauseLine[] }
interface Props extends Reasoned {
  isFirst: boolean
  /** What stands there until the items are known. */
  children: ReactNode
}

/** What makes up the probability of a cause, what would change it, and why it rather than another. */
export function Ledger({ wire, cause, causes, isFirst, children }: Props) {
  const explained = useExplained(wire).data
  const line = explained?.causes.find((other) => causeKey(refOf(other)) === causeKey(cause))
  if (!explained || !line?.contributions) return children
  const items = line.contributions
  return (
    <>
      <section aria-label={t('ledger.title')} className={classes.ledger}>
        <p className={classes.distinguish}>{t('ledger.how')}</p>
        {PARTS.map((part) => <PartOf key={part} title={t(`ledger.${part}`)} items={items.filter((item) => item.part === part)} />)}
        {line.explained_away && Math.abs(line.explained_away.nats) >= LEAST && (
          <p className={classes.distinguish}>{t('ledger.explained_away', { words: line.explained_away.words })}</p>
        )}
        <p className={classes.sum}><span>{t('ledger.together')}</span><strong>{percent(line.p)}</strong></p>
      </section>
      {isFirst && (explained.change?.length ?? 0) > 0 && (
        <section aria-label={t('ledger.change')}>
          <h4 className={classes.title}>{t('ledger.change_how')}</h4>
          <ul className={classes.lines}>
            {explained.change?.slice(0, REASONS).map(({ words, p_then }) => (
              <li key={words} className={classes.line}><span>{words}</span><span className={classes.factor}>{percent(p_then)}</span></li>
            ))}
          </ul>
        </section>
      )}
      <Contrast wire={wire} cause={cause} causes={causes} />
    </>
  )
}

function PartOf({ title, items }: { title: string; items: Contribution[] }) {
  const loud = items.filter((item, place) => item.speaks === null || (place < FIRST && Math.abs(item.nats) >= LEAST))
  // A line for one smaller item would tell less than the item.
  const quiet = items.filter((item) => !loud.includes(item))
  const shown = loud.length > 0 && quiet.length === 1 && Math.abs(quiet[0].nats) >= NOTHING ? items : loud
  const rest = shown === items ? [] : quiet
  const sum = rest.reduce((all, { nats }) => all + nats, 0)
  if (shown.length === 0 && Math.abs(sum) < LEAST) return null
  return (
    <div>
      <h4 className={classes.title}>{title}</h4>
      <ul className={classes.lines}>
        {shown.map((item) => <Line key={item.words} item={item} />)}
        {Math.abs(sum) >= NOTHING && <Line item={{ part: 'pain', id: null, words: t('ledger.smaller', { n: rest.length }), nats: sum, alone: sum, speaks: 'hardly' }} />}
      </ul>
    </div>
  )
}

function Line({ item }: { item: Contribution }) {
  const { part, id, words, nats, speaks } = item
  const text = (
    <>
      <span className={classes.line}>
        <span>{words}</span>
        <span className={classes.factor}>
          {speaks === null ? percent(1 / (1 + Math.exp(-nats))) : times(nats)}
          {speaks !== null && <span className="visually-hidden">, {t(`ledger.speaks ${speaks}`)}</span>}
        </span>
      </span>
      {speaks !== null && <Bar nats={nats} />}
    </>
  )
  // A place can be shown on the body.
  if (id === null || (part !== 'pain' && part !== 'missing')) return <li>{text}</li>
  const show = () => point({ region: id })
  const leave = () => point({ region: null })
  return (
    <li>
      <button type="button" className={classes.place} onClick={show} onPointerEnter={show} onPointerLeave={leave} onFocus={show} onBlur={leave}>
        {text}
      </button>
    </li>
  )
}

/** To the right what speaks for the cause, to the left what speaks against it. The number stands beside it in text. */
function Bar({ nats }: { nats: number }) {
  const share = Math.min(1, Math.abs(nats) / LONGEST)
  return (
    <span className={classes.track} aria-hidden="true">
      <span className={classes.bar} data-against={nats < 0 || undefined} style={{ width: `${(50 * share).toFixed(2)}%` }} />
    </span>
  )
}

/** Why a cause rather than a rival: what speaks most for either, and all of it together. */
function Contrast({ wire, cause, causes }: Reasoned) {
  const [chosen, setChosen] = useState<string | null>(null)
  const others = causes.filter((other) => causeKey(refOf(other)) !== causeKey(cause)).slice(0, RIVALS)
  const keys = others.map((other) => causeKey(refOf(other)))
  const rival = chosen !== null && keys.includes(chosen) ? chosen : (keys[0] ?? null)
  const contrast = useContrast(wire, causeKey(cause), rival).data
  if (rival === null) return null
  const loud = contrast?.items.filter(({ nats }) => Math.abs(nats) >= LEAST) ?? []
  const sum = contrast?.items.reduce((all, { nats }) => all + nats, 0) ?? 0
  const [one, other] = [causeKey(cause), rival].map((key) => labelOf(causes.find((line) => causeKey(refOf(line)) === key)))
  return (
    <section aria-label={t('ledger.rather')} className={classes.ledger}>
      <Select
        size="xs" label={t('ledger.rather_than')} allowDeselect={false} value={rival} onChange={setChosen}
        classNames={{ input: classes.rival, option: classes.rival }}
        data={others.map((line) => ({ value: causeKey(refOf(line)), label: labelOf(line) }))}
      />
      <Reasons title={t('ledger.for', { name: one })} items={loud.filter(({ nats }) => nats > 0)} />
      <Reasons title={t('ledger.for', { name: other })} items={loud.filter(({ nats }) => nats < 0)} />
      {contrast && <p className={classes.sum}><span>{t('ledger.all_items', { n: contrast.items.length, name: sum < 0 ? other : one })}</span><strong>{times(Math.abs(sum))}</strong></p>}
      {contrast?.distinguish.map((text) => <p key={text} className={classes.distinguish}>{text}</p>)}
    </section>
  )
}

function Reasons({ title, items }: { title: string; items: Contribution[] }) {
  if (items.length === 0) return null
  return (
    <div>
      <h4 className={classes.title}>{title}</h4>
      <ul className={classes.lines}>
        {items.slice(0, REASONS).map(({ words, nats }) => (
          <li key={words} className={classes.line}><span>{words}</span><span className={classes.factor}>{times(Math.abs(nats))}</span></li>
        ))}
      </ul>
    </div>
  )
}

function labelOf(line: CauseLine | undefined): string {
  return line ? withSide(line.name, line.side) : ''
}

function refOf({ cause, side }: CauseLine): CauseRef {
  return side ? { cause, side } : { cause }
}
