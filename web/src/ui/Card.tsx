import type { ReactNode } from 'react'
import classes from './Card.module.css'

interface Props { title: string; note?: ReactNode; tools?: ReactNode; children: ReactNode }

/** A part of a page with a heading. */
export function Card({ title, note, tools, children }: Props) {
  return (
    <section className={classes.card} aria-label={title}>
      <div className={classes.head}>
        <h2 className={classes.title}>{title}</h2>
        {note !== undefined && <span className={classes.note}>{note}</span>}
        {tools && <div className={classes.tools}>{tools}</div>}
      </div>
      {children}
    </section>
  )
}
