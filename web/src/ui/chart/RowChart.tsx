import { useElementSize } from '@mantine/hooks'
import { placeOn } from './scale'
import classes from './TimeChart.module.css'

interface Props {
  rows: { name: string; at: number[] }[]
  span: [number, number]
}

const ROW = 24
const PAD = { left: 38, right: 14 }

/** What was done when: one row a name, one dot a time. A picture only, as the chart of values. */
export function RowChart({ rows, span }: Props) {
  const { ref, width } = useElementSize<HTMLDivElement>()
  const length = Math.max(10, width - PAD.left - PAD.right)
  return (
    <div ref={ref} style={{ width: '100%' }} aria-hidden="true">
      {width > 0 && (
        <svg width={width} height={rows.length * (ROW + 14)} style={{ display: 'block' }}>
          {rows.map(({ name, at }, index) => {
            const y = index * (ROW + 14)
            return (
              <g key={name}>
                <text className={classes.label} x={PAD.left} y={y + 12}>{name}</text>
                <line className={classes.row} x1={PAD.left} x2={PAD.left + length} y1={y + 24} y2={y + 24} />
                {at.map((one) => <circle key={one} className={classes.dot} cx={PAD.left + placeOn({ from: span[0], to: span[1], length }, one)} cy={y + 24} r={4.5} />)}
              </g>
            )
          })}
        </svg>
      )}
    </div>
  )
}
