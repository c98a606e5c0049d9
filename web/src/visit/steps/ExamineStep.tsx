import { CausesPanel } from '../../panels/CausesPanel'
import { ExaminePanel } from '../../panels/ExaminePanel'
import { useVisit } from '../context'

/** What may explain the pain, and what to look for next. */
export function ExamineStep() {
  const { ranking, nameOf } = useVisit()
  return (
    <>
      <CausesPanel ranking={ranking} nameOf={nameOf} />
      {!ranking.isBlank && <ExaminePanel answer={ranking.answer} nameOf={nameOf} />}
    </>
  )
}
