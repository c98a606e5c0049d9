import type { Side } from '../case/store'
import { t } from '../text'
import { Choice } from './Choice'

const SIDES = ['left', 'right'] as const

export function SideChoice({ value, onChange }: { value: Side; onChange(side: Side): void }) {
  return <Choice label={t('treat.side')} value={value} options={SIDES.map((side) => ({ value: side, text: t(`side.${side}`) }))} onChange={onChange} />
}
