import type { Mimic } from '../api/types'
import { Block, MuscleLinks, References, SignList, type EntryContext } from './entry-parts'
import classes from './EntryPage.module.css'

const URGENCY_WORDS: Record<Mimic['urgency'], string | null> = {
  routine: null,
  urgent: 'Urgent when likely: refer promptly.',
  emergency: 'An emergency when likely: act now.',
}

export function MimicText({ mimic, ...context }: { mimic: Mimic } & EntryContext) {
  const { pain, references } = mimic
  const urgency = URGENCY_WORDS[mimic.urgency]
  return (
    <>
      <header>
        <h1 className={classes.title}>{mimic.name}</h1>
        <p className={classes.synonyms}>{[`Mimic, ${mimic.kind}`, ...mimic.synonyms].join(', ')}</p>
      </header>
      {urgency && <p className={classes.alarm}><strong>{urgency}</strong></p>}
      <p className={classes.plain}>{pain.plain}</p>
      <Block title="What to do" support={mimic.action} references={references}>
        <p>{mimic.action.text}</p>
        {mimic.action.refer_to && <p><strong>Refer to:</strong> {mimic.action.refer_to}</p>}
      </Block>
      <Block title="Pain" support={pain} references={references}><p>{pain.description}</p></Block>
      <Block title="How to tell it from a muscle" support={mimic.distinguish} references={references}><p>{mimic.distinguish.text}</p></Block>
      {mimic.sign.length > 0 && (
        <Block title="Signs" support={mimic.sign[0]} references={references}><SignList uses={mimic.sign} signs={context.signs} /></Block>
      )}
      {mimic.sensitises.length > 0 && (
        <Block title="Muscles it makes tender" support={mimic.sensitises[0]} references={references}>
          <p><MuscleLinks ids={mimic.sensitises.map(({ muscle }) => muscle)} context={context} /></p>
        </Block>
      )}
      <Block title="Evidence and debate" support={mimic.evidence} references={references}><p>{mimic.evidence.text}</p></Block>
      <References references={references} />
    </>
  )
}
