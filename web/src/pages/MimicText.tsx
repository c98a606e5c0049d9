import type { Mimic, RedFlag } from '../api/types'
import { Block, CodeList, Facts, HowCommon, MuscleLinks, References, SignList, type EntryContext } from './entry-parts'
import classes from './EntryPage.module.css'

const URGENCY_WORDS: Record<Mimic['urgency'], string | null> = {
  routine: null,
  urgent: 'Urgent when likely: refer promptly.',
  emergency: 'An emergency when likely: act now.',
}

const FLAG_WORDS: Record<RedFlag['action'], string> = { caution: 'Weigh it with the rest.', urgent: 'Refer promptly.', emergency: 'Act now.' }

export function MimicText({ mimic, ...context }: { mimic: Mimic } & EntryContext) {
  const { pain, references } = mimic
  const urgency = URGENCY_WORDS[mimic.urgency]
  const flags = context.redFlags.filter(({ id }) => mimic.red_flags.includes(id))
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
      {flags.length > 0 && (
        <section className={classes.block} aria-label="Red flags">
          <h2 className={classes.blockTitle}>Red flags</h2>
          <ul>{flags.map((flag) => <li key={flag.id}><strong>{flag.name}.</strong> {flag.ask} {FLAG_WORDS[flag.action]}</li>)}</ul>
        </section>
      )}
      <Block title="Pain" support={pain} references={references}><p>{pain.description}</p></Block>
      {mimic.nerve && (
        <Block title="What fails" support={mimic.nerve} references={references}>
          <Facts
            facts={[
              ['Skin', mimic.nerve.skin], ['Weakness', mimic.nerve.weakness], ['Reflex', mimic.nerve.reflex],
              ['Muscles', (mimic.nerve.weakens?.length ?? 0) > 0 && <MuscleLinks ids={mimic.nerve.weakens ?? []} context={context} />],
            ].filter(([, value]) => value) as [string, React.ReactNode][]}
          />
        </Block>
      )}
      <Block title="How to tell it from a muscle" support={mimic.distinguish} references={references}><p>{mimic.distinguish.text}</p></Block>
      {mimic.sign.length > 0 && (
        <Block title="Signs" support={mimic.sign[0]} references={references}><SignList uses={mimic.sign} signs={context.signs} /></Block>
      )}
      {mimic.sensitises.length > 0 && (
        <Block title="Muscles it makes tender" support={mimic.sensitises[0]} references={references}>
          <p><MuscleLinks ids={mimic.sensitises.map(({ muscle }) => muscle)} context={context} /></p>
        </Block>
      )}
      <HowCommon prior={mimic.prior} populations={context.populations} references={references} />
      <Block title="Evidence and debate" support={mimic.evidence} references={references}><p>{mimic.evidence.text}</p></Block>
      <CodeList codes={mimic.codes} />
      <References references={references} />
    </>
  )
}
