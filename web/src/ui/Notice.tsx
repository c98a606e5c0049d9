import type { ReactNode } from 'react'
import type { Problem } from '../api/problem'
import { capital } from './words'
import classes from './Notice.module.css'

/** What went wrong and what helps, where it happened. */
export function Notice({ problem, children }: { problem: Problem; children?: ReactNode }) {
  return (
    <div className={classes.notice} role="alert">
      <p><strong>{problem.title}.</strong> {capital(problem.message)}</p>
      {problem.remedy && <p>{problem.remedy}</p>}
      {children && <div>{children}</div>}
    </div>
  )
}
