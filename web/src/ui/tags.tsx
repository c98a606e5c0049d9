import type { Grade } from '../api/types'
import type { Side } from '../case/store'
import classes from './tags.module.css'

export function SideTag({ side }: { side: Side | null | undefined }) {
  if (!side) return null
  return <span className={classes.side} data-side={side}>{side === 'left' ? 'Left' : 'Right'}</span>
}

const GRADE_WORDS: Record<Grade, string> = {
  measured: 'Measured in a study',
  textbook: 'Stated by a textbook',
  opinion: 'Custom or our estimate',
}

export function GradeTag({ grade }: { grade: Grade }) {
  return <span className={classes.grade} data-grade={grade} title={GRADE_WORDS[grade]}>{grade}</span>
}
