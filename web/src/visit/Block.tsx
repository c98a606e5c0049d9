import type { ReactNode } from 'react'
import classes from './Visit.module.css'

interface Props { title: string; id?: string; tools?: ReactNode; children: ReactNode }

/** A part of a step with a heading of its own. */
export function Block({ title, id, tools, children }: Props) {
  return (
    <section className={classes.block} id={id} tabIndex={id ? -1 : undefined} aria-label={title}>
      <div className={classes.blockHead}>
        <h3 className={classes.blockTitle}>{title}</h3>
        {tools && <div className={classes.tools}>{tools}</div>}
      </div>
      {children}
    </section>
  )
}
