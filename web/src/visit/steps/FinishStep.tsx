import { Textarea } from '@mantine/core'
import { t } from '../../text'
import { Block } from '../Block'
import { ChecksBlock } from '../ChecksBlock'
import { useVisit } from '../context'
import { MeasuresBlock } from '../MeasuresBlock'
import { PapersBlock } from '../PapersBlock'
import classes from '../Visit.module.css'

/** How it is now, what still stands in the way, and a note; the signature stands below. */
export function FinishStep() {
  const { session, visit, isSigned } = useVisit()
  return (
    <>
      <MeasuresBlock />
      <div id="visit-note" tabIndex={-1}>
        <Textarea
          label={t('finish.note')} description={t('finish.note_hint')} autosize minRows={2} value={visit.note ?? ''}
          onChange={(event) => {
            const note = event.currentTarget.value
            session.change((now) => ({ ...now, note: note || undefined }), 'note')
          }}
        />
      </div>
      <BillingBlock />
      <PapersBlock />
      {!isSigned && <ChecksBlock />}
    </>
  )
}

function BillingBlock() {
  const { billing } = useVisit().session
  if (!billing) return null
  return (
    <Block title={t('finish.billing')}>
      <p><strong>{billing.system} {billing.code}</strong> {billing.name}</p>
      <p className={classes.quiet}>{t('finish.billing_muscles', { n: billing.muscles.length, names: billing.muscles.join(', ') })}</p>
    </Block>
  )
}
