import { ActionIcon, Button } from '@mantine/core'
import { useState } from 'react'
import { addPain, changePain, firstName, MOST_PAINS, removePain, type Pain } from '../case/drawing-state'
import { caseStore, useDrawing } from '../case/store'
import { t } from '../text'
import { BinIcon, EyeIcon, EyeOffIcon, PlusIcon } from '../ui/icons'
import classes from './PaintPanel.module.css'

/** Several pains, each with its own feel: chosen, named, hidden, deleted. */
export function PainList() {
  const drawing = useDrawing()
  const [renaming, setRenaming] = useState<number | null>(null)
  const isFull = drawing.pains.length >= MOST_PAINS
  return (
    <section>
      <h3>{t('pains.title')}</h3>
      <ul className={classes.pains}>
        {drawing.pains.map((pain) => (
          <li key={pain.id} className={classes.pain} data-current={pain.id === drawing.current || undefined}>
            {renaming === pain.id ? (
              <NameField pain={pain} onDone={() => setRenaming(null)} />
            ) : (
              <button
                type="button" className={classes.choose} aria-pressed={pain.id === drawing.current}
                onClick={() => (pain.id === drawing.current ? setRenaming(pain.id) : caseStore.arrange((now) => ({ ...now, current: pain.id })))}
                title={pain.id === drawing.current ? t('pains.rename') : undefined}
              >
                {painName(pain)}<span className={classes.what}>{t(`quality.${pain.quality}`)}</span>
              </button>
            )}
            <ActionIcon
              variant="subtle" color="gray" size={34} aria-label={t(pain.isHidden ? 'pains.show' : 'pains.hide', { name: painName(pain) })} aria-pressed={pain.isHidden}
              title={t('pains.hidden_why')}
              onClick={() => caseStore.arrange((now) => changePain(now, pain.id, { isHidden: !pain.isHidden }))}
            >
              {pain.isHidden ? <EyeOffIcon /> : <EyeIcon />}
            </ActionIcon>
            <ActionIcon
              variant="subtle" color="gray" size={34} aria-label={t('pains.delete', { name: painName(pain) })}
              disabled={drawing.pains.length === 1 && !drawing.strokes.length}
              onClick={() => caseStore.draw((now) => removePain(now, pain.id))}
            >
              <BinIcon />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <Button
        variant="subtle" size="compact-sm" mt={6} leftSection={<PlusIcon />} disabled={isFull}
        onClick={() => caseStore.draw(addPain)}
      >
        {t('pains.add')}
      </Button>
    </section>
  )
}

/** As it was named, else by its number. */
function painName({ id, name }: Pain): string {
  return name === firstName(id) ? t('pains.name', { n: id + 1 }) : name
}

function NameField({ pain, onDone }: { pain: Pain; onDone(): void }) {
  const finish = (name: string) => {
    const trimmed = name.trim()
    if (trimmed) caseStore.arrange((now) => changePain(now, pain.id, { name: trimmed }))
    onDone()
  }
  return (
    <input
      className={classes.rename} aria-label={t('pains.name_of', { name: painName(pain) })} defaultValue={painName(pain)} maxLength={40} autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onBlur={(event) => finish(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') finish(event.currentTarget.value)
        if (event.key === 'Escape') onDone()
      }}
    />
  )
}
