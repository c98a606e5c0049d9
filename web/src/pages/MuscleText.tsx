import type { Muscle } from '../api/types'
import { Block, CodeList, Facts, HowCommon, MuscleLinks, References, SignList, type EntryContext } from './entry-parts'
import classes from './EntryPage.module.css'

export function MuscleText({ muscle, ...context }: { muscle: Muscle } & EntryContext) {
  const { anatomy, pain, needling, unit, references } = muscle
  return (
    <>
      <header>
        <h1 className={classes.title}>{muscle.name}</h1>
        {muscle.synonyms.length > 0 && <p className={classes.synonyms}>{muscle.synonyms.join(', ')}</p>}
      </header>
      <p className={classes.plain}>{pain.plain}</p>
      <Block title="Pain" support={pain} references={references}><p>{pain.description}</p></Block>
      <Block title="Trigger points" support={muscle.point[0] ?? pain} references={references}>
        <ul>{muscle.point.map((point) => <li key={point.id}><strong>{point.name}.</strong> {point.note}</li>)}</ul>
      </Block>
      <Block title="How to find it" support={muscle.palpation} references={references}>
        <Facts facts={[['Position', muscle.palpation.position], ['Technique', muscle.palpation.technique], ['Feel', muscle.palpation.feel]]} />
      </Block>
      {muscle.sign.length > 0 && (
        <Block title="Signs" support={muscle.sign[0]} references={references}><SignList uses={muscle.sign} signs={context.signs} /></Block>
      )}
      <Block title="Safety of needling" support={needling} references={references}>
        {needling.hazards.length > 0 && <p className={classes.hazard}><strong>Beneath and beside:</strong> {needling.hazards.join(', ')}. {needling.beneath}</p>}
        {needling.hazards_none && <p>{needling.hazards_none}</p>}
        {!needling.allowed && <p className={classes.alarm}><strong>Not to be needled.</strong> {needling.why}</p>}
        <Facts
          facts={[
            ['Position', needling.position], ['Needle', needleWords(needling)], ['Direction', needling.direction], ['Depth', needling.depth],
            ['Never deeper', needling.max_depth_mm != null ? `${needling.max_depth_mm} mm` : null],
            ['Not for', needling.who_should_not],
          ]}
        />
      </Block>
      <Block title="Release" support={muscle.release} references={references}><p>{muscle.release.text}</p></Block>
      <Block title="Stretch" support={muscle.stretch} references={references}><p>{muscle.stretch.text}</p></Block>
      <Block title="Exercise" support={muscle.exercise} references={references}><p>{muscle.exercise.text}</p></Block>
      <Block title="For the patient at home" support={muscle.self_care} references={references}><p className={classes.care}>{muscle.self_care.text}</p></Block>
      <Block title="Anatomy" support={anatomy} references={references}>
        <Facts
          facts={[
            ['Origin', anatomy.origin], ['Insertion', anatomy.insertion], ['Nerve', anatomy.nerve], ['Roots', anatomy.roots.join(', ')],
            ['Actions', anatomy.actions.join('; ')], ['Movements', anatomy.movements.map(context.movementOf).join(', ')],
          ]}
        />
      </Block>
      {muscle.load.length > 0 && (
        <Block title="What loads it" support={muscle.load[0]} references={references}>
          <ul>{muscle.load.map((load) => <li key={load.id}><strong>{load.id.replaceAll('_', ' ')}.</strong> {load.note}</li>)}</ul>
        </Block>
      )}
      <Block title="Works with" support={unit} references={references}>
        <Facts
          facts={[
            ['Agonists', unit.agonists.length > 0 && <MuscleLinks ids={unit.agonists} context={context} />],
            ['Antagonists', unit.antagonists.length > 0 && <MuscleLinks ids={unit.antagonists} context={context} />],
            ['Satellites', unit.satellites.length > 0 && <MuscleLinks ids={unit.satellites} context={context} />],
            ['Satellite of', muscle.satellite_of.length > 0 && <MuscleLinks ids={muscle.satellite_of} context={context} />],
          ].filter(([, value]) => value) as [string, React.ReactNode][]}
        />
      </Block>
      <HowCommon prior={muscle.prior} populations={context.populations} references={references} />
      <Block title="Evidence and debate" support={muscle.evidence} references={references}><p>{muscle.evidence.text}</p></Block>
      <CodeList codes={muscle.codes} />
      <References references={references} />
    </>
  )
}

/** `0.25 to 0.3 mm by 30 to 40 mm.` and what else decides the choice. */
function needleWords({ diameter_mm, length_mm, needle }: Muscle['needling']): string {
  const range = ([low, high]: number[]) => (low < high ? `${low} to ${high}` : `${low}`)
  const size = diameter_mm && length_mm ? `${range(diameter_mm)} mm by ${range(length_mm)} mm.` : ''
  return [size, needle].filter(Boolean).join(' ')
}
