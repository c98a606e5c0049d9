import { ActionIcon, Button } from '@mantine/core'
import { useState } from 'react'
import { addPain, changePain, MOST_PAINS, removePain, type Pain } from '../case/drawing-state'
import { caseStore, useDrawing } from '../case/store'
import { BinIcon, EyeIcon, EyeOffIcon, PlusIcon } from '../ui/icons'
import classes from './PaintPanel.module.css'

/** Several pains, each with its own feel: chosen, named, hidden, deleted. */
export function PainList() {
  const drawing = useDrawing()
  const [renaming, setRenaming] = useState<number | null>(null)
  const isFull = drawing.pains.length >= MOST_PAINS
  return (
    <section>
      <h3>Your pains</h3>
      <ul className={classes.pains}>
        {drawing.pains.map((pain) => (
          <li key={pain.id} className={classes.pain} data-current={pain.id === drawing.current || undefined}>
            {renaming === pain.id ? (
              <NameField pain={pain} onDone={() => setRenaming(null)} />
            ) : (
              <button
                type="button" className={classes.choose} aria-pressed={pain.id === drawing.current}
                onClick={() => (pain.id === drawing.current ? setRenaming(pain.id) : caseStore.arrange((now) => ({ ...now, current: pain.id })))}
                title={pain.id === drawing.current ? 'Press again to rename' : undefined}
              >
                {pain.name}<span className={classes.what}>{pain.quality}</span>
              </button>
            )}
            <ActionIcon
              variant="subtle" color="gray" size={34} aria-label={pain.isHidden ? `Show ${pain.name}` : `Hide ${pain.name}`} aria-pressed={pain.isHidden}
              title="Hidden on the body; it still counts"
              onClick={() => caseStore.arrange((now) => changePain(now, pain.id, { isHidden: !pain.isHidden }))}
            >
              {pain.isHidden ? <EyeOffIcon /> : <EyeIcon />}
            </ActionIcon>
            <ActionIcon
              variant="subtle" color="gray" size={34} aria-label={`Delete ${pain.name}`}
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
        Add another pain
      </Button>
    </section>
  )
}

function NameField({ pain, onDone }: { pain: Pain; onDone(): void }) {
  const finish = (name: string) => {
    const trimmed = name.trim()
    if (trimmed) caseStore.arrange((now) => changePain(now, pain.id, { name: trimmed }))
    onDone()
  }
  return (
    <input
      className={classes.rename} aria-label={`Name of ${pain.name}`} defaultValue={pain.name} maxLength={40} autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onBlur={(event) => finish(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') finish(event.currentTarget.value)
        if (event.key === 'Escape') onDone()
      }}
    />
  )
}
