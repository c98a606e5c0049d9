import { encode } from 'uqr'

/** The picture of [`QrCode`]; dark on white in every scheme, as cameras want it. */
export default function QrPicture({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { border: 0 })
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return <svg role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges"><path d={path} fill="#000000" /></svg>
}
