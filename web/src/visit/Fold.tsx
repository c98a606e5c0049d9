import { useState, type ReactNode } from 'react'
import { ChevronIcon } from '../ui/icons'
import classes from './Visit.module.css'

interface Props { title: string; note?: string; isOpenAtFirst?: boolean; children: ReactNode }

/** What is seldom needed, under its name. */
export function Fold({ title, note, isOpenAtFirst = false, children }: Props) {
  const [isOpen, setOpen] = useState(isOpenAtFirst)
  return (
    <div className={classes.fold}>
      <button type="button" className={classes.foldHead} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <span className={classes.chevron} data-open={isOpen || undefined}><ChevronIcon /></span>
        <span>{title}</span>
        {note && <span className={classes.foldNote}>{note}</span>}
      </button>
      {isOpen && <div className={classes.foldBody}>{children}</div>}
    </div>
  )
}
