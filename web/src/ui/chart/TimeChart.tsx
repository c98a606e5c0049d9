import { useElementSize } from '@mantine/hooks'
import classes from './TimeChart.module.css'
import { placeOn, ticks, type Band } from './scale'

export interface ChartPoint { at: number; value: number; label: string; isHollow?: boolean }
export interface ChartMark { at: number; label: string }

interface Props {
  points: ChartPoint[]
  /** First and last moment of every chart on the page, so that they can be read one below the other. */
  span: [number, number]
  marks: ChartMark[]
  /** A change that matters to the patient. */
  important?: Band
  /** Within the error of the measurement. */
  detectable?: Band
  /** Where the axis should begin and end if the values do not go beyond. */
  usual?: [number, number]
  dateOf(at: number): string
}

const HEIGHT = 168
const PAD = { left: 38, right: 14, top: 8, bottom: 34 }
const MARKS = 12

/** Values against time. A picture only: the same figures stand in a table for those who do not see it. */
export function TimeChart({ points, span, marks, important, detectable, usual, dateOf }: Props) {
  const { ref, width } = useElementSize<HTMLDivElement>()
  const values = [...points.map(({ value }) => value), ...(usual ?? []), ...(important ? [important.high, important.low] : []), ...(detectable ? [detectable.high, detectable.low] : [])]
  const axis = ticks(Math.min(...values), Math.max(...values), 5)
  const inner = { width: Math.max(10, width - PAD.left - PAD.right), height: HEIGHT - PAD.top - PAD.bottom }
  const x = (at: number) => PAD.left + placeOn({ from: span[0], to: span[1], length: inner.width }, at)
  const y = (value: number) => PAD.top + inner.height - placeOn({ from: axis[0], to: axis[axis.length - 1], length: inner.height }, value)
  const clamp = (value: number) => Math.min(axis[axis.length - 1], Math.max(axis[0], value))
  const band = ({ low, high }: Band, className: string) => (
    <rect className={className} x={PAD.left} width={inner.width} y={y(clamp(high))} height={Math.max(1, y(clamp(low)) - y(clamp(high)))} />
  )
  return (
    <div ref={ref} className={classes.chart} aria-hidden="true">
      {width > 0 && (
        <svg width={width} height={HEIGHT}>
          {important && band(important, classes.important)}
          {detectable && band(detectable, classes.detectable)}
          {axis.map((value) => (
            <g key={value}>
              <line className={classes.grid} x1={PAD.left} x2={PAD.left + inner.width} y1={y(value)} y2={y(value)} />
              <text className={classes.label} x={PAD.left - 7} y={y(value) + 4} textAnchor="end">{value}</text>
            </g>
          ))}
          <text className={classes.label} x={PAD.left} y={HEIGHT - 3}>{dateOf(span[0])}</text>
          {span[1] > span[0] && <text className={classes.label} x={PAD.left + inner.width} y={HEIGHT - 3} textAnchor="end">{dateOf(span[1])}</text>}
          {marks.map(({ at, label }) => (
            <path key={at} className={classes.mark} d={`M${x(at)} ${HEIGHT - PAD.bottom + 4}l4 ${MARKS - 4}h-8z`}><title>{label}</title></path>
          ))}
          <polyline className={classes.line} points={points.map(({ at, value }) => `${x(at)},${y(value)}`).join(' ')} />
          {points.map(({ at, value, label, isHollow }) => (
            <circle key={at} className={classes.point} data-hollow={isHollow || undefined} cx={x(at)} cy={y(value)} r={4}><title>{label}</title></circle>
          ))}
        </svg>
      )}
    </div>
  )
}
