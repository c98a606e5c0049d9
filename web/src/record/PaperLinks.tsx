import { Button } from '@mantine/core'
import { record } from '../api/record'
import { t } from '../text'

interface Props {
  visit: string
  /** Such as the date of the visit, for who hears the links one by one. */
  of: string
  size: 'compact-xs' | 'sm'
  isDisabled?: boolean
}

/** Handout and note of a visit, each in a tab of its own. */
export function PaperLinks({ visit, of, size, isDisabled = false }: Props) {
  return (
    <>
      {(['handout', 'note'] as const).map((paper) => (
        <Button
          key={paper} component="a" href={record.paper(visit, paper)} target="_blank" rel="noopener" variant={size === 'sm' ? 'default' : 'subtle'} size={size}
          aria-label={t(`paper.${paper}_of`, { of })} aria-disabled={isDisabled || undefined} data-disabled={isDisabled || undefined}
          onClick={(event) => isDisabled && event.preventDefault()}
        >
          {t(`paper.${paper}`)}
        </Button>
      ))}
    </>
  )
}
