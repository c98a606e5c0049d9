import { Popover } from '@mantine/core'
import { useQueries } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { api } from '../api/client'
import { wordsOf } from '../api/problem'
import type { Grade, Source } from '../api/types'
import { t } from '../text'
import { GradeTag } from '../ui/tags'
import { addressOf, shortName } from './identifier'
import classes from './SourceNote.module.css'

type Cited = Pick<Source, 'key' | 'citation' | 'identifier'> & { read?: boolean }

interface Props {
  /** What is traced: the figure or the statement, in words. */
  title: string
  sources: readonly string[]
  grade?: Grade
  /** The figures, and what the atlas says of where they come from. */
  facts?: readonly string[]
  /** Sources that are not the atlas's, whole. */
  own?: readonly Cited[]
  /** Instead of the names of the sources. */
  label?: string
}

/** Time to reach the card from the button with the pointer. */
const LEAVE_MS = 250

/**
 * Where a figure or a statement comes from: named beside it, told whole by a tap, by the keyboard or under the pointer.
 * Not a form's button: the fields of a signed visit are closed, what they rest on can still be read.
 */
export function SourceNote({ title, sources, grade, facts = [], own = [], label }: Props) {
  const [isOpen, setOpen] = useState(false)
  /** Opened by a press: stays when the pointer leaves. */
  const [isPinned, setPinned] = useState(false)
  const leaving = useRef<ReturnType<typeof setTimeout> | null>(null)
  const stay = () => {
    if (leaving.current) clearTimeout(leaving.current)
    leaving.current = null
  }
  const leave = () => {
    stay()
    if (!isPinned) leaving.current = setTimeout(() => setOpen(false), LEAVE_MS)
  }
  useEffect(() => stay, [])
  const close = () => {
    setOpen(false)
    setPinned(false)
  }
  const press = () => {
    if (isPinned) return close()
    setPinned(true)
    setOpen(true)
  }
  const keys = [...own.map(({ key }) => key), ...sources]
  const names = keys.length > 0 ? keys.map(shortName).join(', ') : t('source.none_short')
  return (
    <Popover opened={isOpen} onChange={(opened) => !opened && close()} position="bottom-start" width={340} shadow="md" withinPortal trapFocus={isPinned} returnFocus>
      <Popover.Target>
        <span
          role="button" tabIndex={0} className={classes.button} aria-label={t('source.of', { title, names: label ?? names })} aria-expanded={isOpen}
          onClick={press}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' && event.key !== ' ') return
            event.preventDefault()
            press()
          }}
          onPointerEnter={(event) => { if (event.pointerType === 'mouse') { stay(); setOpen(true) } }} onPointerLeave={leave}
        >
          {label ?? names}
        </span>
      </Popover.Target>
      <Popover.Dropdown className={classes.card} onPointerEnter={stay} onPointerLeave={leave}>
        <p className={classes.title}>{title} {grade && <GradeTag grade={grade} />}</p>
        {facts.map((fact) => <p key={fact} className={classes.fact}>{fact}</p>)}
        {keys.length === 0 && <p className={classes.fact}>{t('source.none')}</p>}
        {own.length > 0 && <ol className={classes.list}>{own.map((source) => <li key={source.key}><SourceText source={source} /></li>)}</ol>}
        {sources.length > 0 && <SourceList keys={sources} />}
      </Popover.Dropdown>
    </Popover>
  )
}

function SourceList({ keys }: { keys: readonly string[] }) {
  const answers = useQueries({ queries: keys.map((key) => ({ queryKey: ['source', key], queryFn: () => api.source(key), staleTime: Infinity, gcTime: Infinity })) })
  return (
    <ol className={classes.list} aria-busy={answers.some(({ isPending }) => isPending)}>
      {answers.map(({ data, error }, index) => <li key={keys[index]}>{data ? <SourceText source={data} /> : error ? wordsOf(error).message : shortName(keys[index])}</li>)}
    </ol>
  )
}

function SourceText({ source: { citation, identifier, read: isRead = true } }: { source: Cited }) {
  const address = addressOf(identifier)
  return (
    <>
      {citation}{' '}
      {address ? <a className={classes.link} href={address} target="_blank" rel="noreferrer">{identifier}</a> : identifier}
      {!isRead && <span className={classes.recalled}> {t('source.recalled')}</span>}
    </>
  )
}
