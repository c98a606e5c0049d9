import { Button, SegmentedControl } from '@mantine/core'
import { useRegions, useSigns, useTreatment } from '../api/queries'
import type { Contraindication, Measure, Sign, Source, Technique } from '../api/types'
import { CHAPTERS, go, type Chapter } from '../route'
import { BackIcon } from '../ui/icons'
import { GradeTag } from '../ui/tags'
import { capital } from '../ui/words'
import { Block, Facts, References } from './entry-parts'
import classes from './EntryPage.module.css'

const CLASSES: [Contraindication['class'], string][] = [
  ['absolute', 'Do not treat so'], ['relative', 'Only with a reason in writing'], ['precaution', 'With care'],
]

/** How trigger points are treated, in whom not, what shows whether it worked, and how signs are looked for. */
export function TreatmentPage({ chapter }: { chapter: Chapter }) {
  const treatment = useTreatment().data
  const signs = useSigns().data ?? []
  const references = treatment?.references ?? []
  return (
    <article className={classes.entry} aria-busy={!treatment}>
      <div className={classes.top}>
        <Button variant="subtle" size="compact-sm" leftSection={<BackIcon />} onClick={() => go({ kind: 'atlas', browse: { by: 'part' } })}>Atlas</Button>
      </div>
      <h1 className={classes.title}>Treatment, safety, measures, signs</h1>
      <SegmentedControl
        size="xs" fullWidth aria-label="Chapter" value={chapter} data={CHAPTERS.map((value) => ({ value, label: capital(value) }))}
        onChange={(value) => go({ kind: 'treatment', chapter: value as Chapter }, true)}
      />
      {chapter === 'techniques' && treatment?.techniques.map((technique) => <TechniqueBlock key={technique.id} technique={technique} references={references} />)}
      {chapter === 'contraindications' && CLASSES.map(([kind, title]) => (
        <section key={kind} aria-label={title} className={classes.entry}>
          <h2 className={classes.blockTitle}>{title}</h2>
          {treatment?.contraindications.filter((entry) => entry.class === kind).map((entry) => <ContraindicationBlock key={entry.id} entry={entry} references={references} />)}
        </section>
      ))}
      {chapter === 'measures' && treatment?.measures.map((measure) => <MeasureBlock key={measure.id} measure={measure} references={references} />)}
      {chapter === 'signs' && signs.map((sign) => <SignBlock key={sign.id} sign={sign} />)}
      {chapter !== 'signs' && <References references={references} />}
    </article>
  )
}

function TechniqueBlock({ technique, references }: { technique: Technique; references: Source[] }) {
  const { dose, harm, effect } = technique
  const cited = [technique, ...dose, ...harm, ...effect].flatMap(({ sources }) => sources)
  return (
    <Block title={technique.name} support={{ grade: technique.grade, sources: [...new Set(cited)] }} references={references}>
      <p>{technique.what}</p>
      <ol className={classes.steps}>{technique.how_to.map((step, index) => <li key={index}>{step}</li>)}</ol>
      <Facts facts={[['The patient may feel', technique.expect], ['Help at once', technique.help], ['Call', technique.call]]} />
      {dose.length > 0 && <h3>Doses that were tried</h3>}
      <ul>
        {dose.map(({ parameter, applies_to, low, high, unit, note, grade }, index) => (
          <li key={index}><strong>{capital(parameter)}</strong>{applies_to && ` (${applies_to})`}: {low < high ? `${low} to ${high}` : low} {unit}. {note} <GradeTag grade={grade} /></li>
        ))}
      </ul>
      {harm.length > 0 && <h3>Harms</h3>}
      <ul>
        {harm.map(({ event, severity, percent, of, note, grade }, index) => (
          <li key={index}><strong>{capital(event)}</strong>, {severity}{percent != null && `, ${percent} %${of ? ` of ${of}` : ''}`}. {note} <GradeTag grade={grade} /></li>
        ))}
      </ul>
      {effect.length > 0 && <h3>Effects</h3>}
      <ul>
        {effect.map(({ complaint, against, outcome, timepoint, result, grade }, index) => (
          <li key={index}><strong>{capital(complaint)}</strong> against {against}, {outcome}, {timepoint}: {result} <GradeTag grade={grade} /></li>
        ))}
      </ul>
    </Block>
  )
}

function ContraindicationBlock({ entry, references }: { entry: Contraindication; references: Source[] }) {
  const regions = useRegions().data ?? []
  const where = entry.regions.map((id) => regions.find(({ base }) => base === id)?.name ?? id)
  return (
    <Block title={entry.name} support={entry} references={references}>
      <Facts facts={[['Ask', entry.ask], ['Holds for', entry.kinds.join(', ')], ['Where', where.join(', ')], ['Do', entry.action], ['Why', entry.basis]]} />
    </Block>
  )
}

function MeasureBlock({ measure, references }: { measure: Measure; references: Source[] }) {
  const cited = [measure, ...measure.change].flatMap(({ sources }) => sources)
  return (
    <Block title={`${measure.name} (${measure.short})`} support={{ grade: measure.grade, sources: [...new Set(cited)] }} references={references}>
      <Facts
        facts={[
          ['Range', `${measure.lowest} to ${measure.highest} ${measure.unit}, ${measure.better} is better`],
          ['How', measure.how_to], ['About', measure.recall], ['Licence', measure.licence], ['LOINC', measure.loinc],
        ]}
      />
      <ul>
        {measure.change.map(({ population, important, important_percent, detectable, note, grade }, index) => (
          <li key={index}>
            <strong>{capital(population)}:</strong>{' '}
            {[
              important != null && `matters from ${important}`, important_percent != null && `matters from ${important_percent} % of the first value`,
              detectable != null && `beyond error from ${detectable}`,
            ].filter(Boolean).join(', ')}. {note} <GradeTag grade={grade} />
          </li>
        ))}
      </ul>
    </Block>
  )
}

function SignBlock({ sign }: { sign: Sign }) {
  const figure = (value: number | null | undefined) => value?.toFixed(2)
  return (
    <Block title={sign.name} support={{ grade: sign.grade, sources: [] }} references={[]}>
      <Facts
        facts={[
          ['How', sign.how_to], ['Present when', sign.positive], ['Sensitivity', figure(sign.sensitivity)], ['Specificity', figure(sign.specificity)],
          ['LR+', figure(sign.lr_pos)], ['LR−', figure(sign.lr_neg)], ['Kappa', figure(sign.kappa)], ['Figures', sign.basis],
        ]}
      />
    </Block>
  )
}
