import type { MimicLine, MuscleLine } from '../api/types'
import type { Side } from '../case/store'
import { address, go, type Route } from '../route'
import classes from './AtlasIndex.module.css'

export type Line = { of: 'muscle'; line: MuscleLine } | { of: 'mimic'; line: MimicLine }

interface EntryProps { of: 'muscle' | 'mimic'; id: string; name: string; isCurrent: boolean; side?: Side; note?: string }

/** A name that opens its page. */
export function Entry({ of, id, name, isCurrent, side = 'right', note }: EntryProps) {
  const route: Route = { kind: 'entry', of, id, side }
  return (
    <li>
      <a
        className={classes.entry} href={address(route)} aria-current={isCurrent ? 'page' : undefined}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return
          event.preventDefault()
          go(route)
        }}
      >
        {name}{note && <span className={classes.note}>{note}</span>}
      </a>
    </li>
  )
}
