import type { Grade } from '../api/types'
import type { Side } from '../case/store'
import { t } from '../text'
import classes from './tags.module.css'

export function SideTag({ side }: { side: Side | null | undefined }) {
  if (!side) return null
  return <span className={classes.side} data-side={side}>{t(`side.${side}`)}</span>
}

export function GradeTag({ grade }: { grade: Grade }) {
  return <span className={classes.grade} data-grade={grade} title={t(`grade_why.${grade}`)}>{t(`grade.${grade}`)}</span>
}
