import { Select } from '@mantine/core'
import { useMuscles } from '../api/queries'
import { t } from '../text'

interface Props { label: string; isLabelHidden?: boolean; value: string | null; placeholder?: string; onChange(muscle: string): void }

/** Any muscle of the atlas, found by typing. */
export function MuscleSelect({ label, isLabelHidden = false, value, placeholder, onChange }: Props) {
  const muscles = useMuscles().data ?? []
  return (
    <Select
      size="sm" searchable selectFirstOptionOnChange value={value} placeholder={placeholder} nothingFoundMessage={t('treat.none_found')} maxDropdownHeight={260}
      {...(isLabelHidden ? { 'aria-label': label } : { label })}
      data={muscles.map(({ id, name }) => ({ value: id, label: name }))} comboboxProps={{ withinPortal: true }}
      onChange={(muscle) => muscle && onChange(muscle)}
    />
  )
}
