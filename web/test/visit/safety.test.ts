import { describe, expect, it } from 'vitest'
import { allOthersNo, answered, answerOf, withReason } from '../../src/visit/safety'

const ALL = ['pregnancy', 'anticoagulants', 'fever']
const none = { is_complete: false }

describe('safety screen', () => {
  it('is complete when each has its answer, and not before', () => {
    const one = answered(none, [], ALL, 'fever', false)
    const two = answered(one, [], ALL, 'pregnancy', true)
    expect([one, two].map(({ is_complete }) => is_complete)).toEqual([false, false])
    expect(answered(two, [], ALL, 'anticoagulants', false).is_complete).toBe(true)
  })

  it('says no to all others in one press and leaves what was said, and what always holds', () => {
    const said = answered(none, ['anticoagulants'], ALL, 'fever', true)
    const whole = allOthersNo(said, ['anticoagulants'], ALL)
    expect(ALL.map((id) => answerOf(whole, [], id))).toEqual([false, true, true])
    expect(whole.is_complete).toBe(true)
  })

  it('keeps a reason with a yes and drops it with a no', () => {
    const yes = withReason(answered(none, [], ALL, 'fever', true), 'fever', 'seen by the physician')
    expect(yes.answers).toEqual([{ contraindication: 'fever', is_present: true, reason: 'seen by the physician' }])
    expect(answered(yes, [], ALL, 'fever', false).answers).toEqual([{ contraindication: 'fever', is_present: false }])
  })
})
