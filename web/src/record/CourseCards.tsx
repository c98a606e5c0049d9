import { wordsOf } from '../api/problem'
import { useTreatment } from '../api/queries'
import { useSignedIn } from '../shell/signed-in'
import { SourceNote } from '../sources/SourceNote'
import { t } from '../text'
import { dateText, dayOf } from '../text/dates'
import { numberText } from '../text/numbers'
import { Card } from '../ui/Card'
import { ChartTable } from '../ui/chart/ChartTable'
import { RowChart } from '../ui/chart/RowChart'
import { TimeChart, type ChartMark } from '../ui/chart/TimeChart'
import { Notice } from '../ui/Notice'
import { capital, withSide } from '../ui/words'
import { bandsOf, importantChange, spanOf, treatedRows } from './course'
import classes from './Course.module.css'
import { DrawingsCard } from './DrawingsCard'
import { muscleText, useCauseName } from './muscles'
import { useTrack } from './queries'
import rows from './rows.module.css'
import type { Series, SeriesPoint, Track, Verdict } from './types'

/** How an episode goes: the verdict, then each measure against time with what was treated below it. */
export function CourseCards({ episode }: { episode: string }) {
  const track = useTrack(episode)
  if (track.isError) return <Notice problem={wordsOf(track.error)} />
  if (!track.data) return null
  return <Course track={track.data} />
}

function Course({ track }: { track: Track }) {
  const { clinic } = useSignedIn()
  const nameOf = useCauseName()
  const span = spanOf(track)
  const dateOf = (at: number | string) => dateText(dayOf(new Date(at), clinic.time_zone))
  const marks: ChartMark[] = track.treated.map(({ at, muscles }) => (
    { at: Date.parse(at), label: `${dateOf(at)}: ${muscles.map((one) => muscleText(one, nameOf)).join(', ')}` }
  ))
  const shared = span && { span, marks, dateOf, verdict: track.verdict }
  const treated = treatedRows(track)
  return (
    <>
      {track.verdict.text && <VerdictCard verdict={track.verdict} />}
      {!shared || (track.series.length === 0 && track.area.length === 0) ? <Card title={t('episode.course')}><p className={rows.none}>{t('chart.no_points')}</p></Card> : (
        <>
          <div className={classes.charts}>
            {track.series.map((series) => <SeriesCard key={`${series.measure} ${series.side} ${series.about}`} series={series} {...shared} />)}
            {track.area.length > 0 && <AreaCard track={track} {...shared} />}
          </div>
          {treated.length > 0 && (
            <Card title={t('chart.treated')}>
              <RowChart rows={treated.map(({ muscle, at }) => ({ name: muscleText(muscle, nameOf), at }))} span={shared.span} />
              <ChartTable
                caption={t('chart.treated')} columns={[t('chart.date'), t('chart.muscles'), t('chart.techniques')]}
                rows={track.treated.map(({ at, muscles, techniques }) => [dateOf(at), muscles.map((one) => muscleText(one, nameOf)).join(', '), techniques.map((id) => id.replaceAll('_', ' ')).join(', ')])}
              />
            </Card>
          )}
          {track.area.length > 0 && <DrawingsCard area={track.area} repeatError={track.repeat_error} dateOf={dateOf} />}
          <Legend hasTreated={treated.length > 0} />
        </>
      )}
    </>
  )
}

interface Shared { span: [number, number]; marks: ChartMark[]; verdict: Verdict; dateOf(at: number | string): string }

function SeriesCard({ series, span, marks, verdict, dateOf }: Shared & { series: Series }) {
  const measure = useTreatment().data?.measures.find(({ id }) => id === series.measure)
  const range: [number, number] | undefined = measure && measure.highest - measure.lowest <= WIDE ? [measure.lowest, measure.highest] : undefined
  const values = series.points.map(({ value }) => value)
  const bands = bandsOf(series, range ?? [Math.min(...values), Math.max(...values)])
  const change = importantChange(series)
  const sources = series.sources ?? []
  const title = [series.short, series.about, series.side].filter(Boolean).join(', ')
  const valueText = (value: number) => `${numberText(value)}${series.unit ? ` ${series.unit}` : ''}`
  const [first, last] = [values[0], values[values.length - 1]]
  const words = t(series.better === 'lower' ? 'chart.lower_better' : 'chart.higher_better')
  const figures = [
    ...(change === null ? [] : [{ is: 'important', text: t('chart.important', { value: valueText(change) }) }]),
    ...(series.detectable == null ? [] : [{ is: 'detectable', text: t('chart.detectable', { value: valueText(series.detectable) }) }]),
  ]
  // The same figures as the atlas gives them, with what it says of them.
  const given = measure?.change.find(({ population }) => population === series.population)
  const facts = [
    series.population ? capital(t('chart.population', { population: series.population })) : '',
    series.important_percent != null && series.important == null ? t('chart.important_percent', { percent: numberText(series.important_percent) }) : '',
    given?.note ?? '',
  ].filter(Boolean)
  return (
    <Card title={title} note={values.length > 0 && t('chart.first_last', { first: valueText(first), last: valueText(last) })}>
      <TimeChart
        span={span} marks={marks} dateOf={dateOf} {...bands} usual={range}
        points={series.points.map((point) => ({ at: Date.parse(point.at), value: point.value, label: `${dateOf(point.at)}: ${valueText(point.value)}, ${answered(point)}`, isHollow: point.by_patient }))}
      />
      <p className={classes.words}>{capital(words)}.</p>
      {series.points.some((point) => point.is_sore) && <p className={classes.words}>{t('chart.some_sore')} <CourseSources verdict={verdict} /></p>}
      {figures.length === 0 ? <p className={classes.words}>{t('chart.no_bands')}</p> : (
        <ul className={classes.bands}>
          {figures.map(({ is, text }) => (
            <li key={is}>
              <span className={classes.band} data-is={is} aria-hidden="true" />
              <span>{capital(text)} <SourceNote title={`${title}: ${text}`} sources={sources} grade={given?.grade} facts={facts} /></span>
            </li>
          ))}
        </ul>
      )}
      <ChartTable
        caption={[title, words, ...figures.map(({ text }) => text)].join('; ')} columns={[t('chart.date'), t('chart.value'), t('chart.by')]}
        rows={series.points.map((point) => [dateOf(point.at), valueText(point.value), answered(point)])}
      />
    </Card>
  )
}

function answered({ by_patient: byPatient, is_sore: isSore }: SeriesPoint): string {
  return [t(byPatient ? 'chart.by_patient' : 'chart.by_clinician'), isSore && t('chart.sore')].filter(Boolean).join(', ')
}

/** The painted area as a measure of the atlas. */
const AREA = 'painted_area'

/** A measure of more steps than a rating is drawn as high as its values go. */
const WIDE = 20

function AreaCard({ track: { area }, span, marks, dateOf }: Shared & { track: Track }) {
  const measure = useTreatment().data?.measures.find(({ id }) => id === AREA)
  const valueText = (value: number) => `${numberText(value)} ${t('chart.area_unit')}`
  return (
    <Card title={t('chart.area')} note={t('chart.first_last', { first: valueText(area[0].cm2), last: valueText(area[area.length - 1].cm2) })}>
      <TimeChart
        span={span} marks={marks} dateOf={dateOf} usual={[0, 0]}
        points={area.map(({ at, cm2, percent }) => ({ at: Date.parse(at), value: cm2, label: `${dateOf(at)}: ${valueText(cm2)}, ${t('chart.share_of_body', { value: numberText(percent) })}` }))}
      />
      <p className={classes.words}>{capital(t('chart.lower_better'))}; {t('chart.share_of_body', { value: numberText(area[area.length - 1].percent) })}.</p>
      {measure && (
        <p className={classes.words}>
          {t('chart.area_bands')}{' '}
          <SourceNote title={t('chart.area')} sources={[...new Set([...measure.sources, ...measure.change.flatMap(({ sources }) => sources)])]} grade={measure.grade} facts={measure.change.flatMap(({ population, note }) => (note ? [`${capital(population)}: ${note}`] : []))} />
        </p>
      )}
      <ChartTable
        caption={t('chart.area')} columns={[t('chart.date'), t('chart.value')]}
        rows={area.map(({ at, cm2, percent }) => [dateOf(at), `${valueText(cm2)}, ${t('chart.share_of_body', { value: numberText(percent) })}`])}
      />
    </Card>
  )
}

function VerdictCard({ verdict }: { verdict: Verdict }) {
  return (
    <section className={classes.verdict} data-reconsider={verdict.is_not_responding || undefined} aria-label={t('episode.verdict')}>
      {verdict.is_not_responding && <h2>{t('episode.not_responding')}</h2>}
      <p>{verdict.text} <CourseSources verdict={verdict} /></p>
      {verdict.open_mimics.length > 0 && <p>{t('episode.open_mimics')} {verdict.open_mimics.map(({ name, side }) => withSide(name, side)).join('; ')}</p>}
    </section>
  )
}

/** Why a value after needling may be soreness, and what else the judgement rests on. */
function CourseSources({ verdict: { basis, grade, sources } }: { verdict: Verdict }) {
  return <SourceNote title={t('episode.verdict')} sources={sources} grade={grade} facts={[basis]} />
}

function Legend({ hasTreated }: { hasTreated: boolean }) {
  return (
    <ul className={classes.legend} aria-hidden="true">
      <li><span data-is="important" />{t('chart.legend_important')}</li>
      <li><span data-is="detectable" />{t('chart.legend_detectable')}</li>
      {hasTreated && <li><span data-is="treated" />{t('chart.legend_treated')}</li>}
    </ul>
  )
}
