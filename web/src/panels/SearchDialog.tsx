import { Modal } from '@mantine/core'
import { useId, useMemo, useState, type KeyboardEvent } from 'react'
import { useMimics, useMuscles } from '../api/queries'
import { go } from '../route'
import { t } from '../text'
import { SearchIcon } from '../ui/icons'
import { find, type Findable } from './search'
import classes from './SearchDialog.module.css'

const MOST = 12

/** Any muscle or mimic by name or synonym. */
export function SearchDialog({ isOpen, onClose }: { isOpen: boolean; onClose(): void }) {
  if (!isOpen) return null
  return (
    <Modal.Root opened onClose={onClose} size="lg" yOffset="12vh">
      <Modal.Overlay />
      <Modal.Content radius="lg" aria-label={t('search.title')}>
        <Modal.Body p={0}><Search onClose={onClose} /></Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

function Search({ onClose }: { onClose(): void }) {
  const muscles = useMuscles().data
  const mimics = useMimics().data
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const listId = useId()
  const entries = useMemo<Findable[]>(
    () => [
      ...(muscles ?? []).map(({ id, name, synonyms, group }): Findable => ({ id, name, synonyms, of: 'muscle', group })),
      ...(mimics ?? []).map(({ id, name, synonyms, kind }): Findable => ({ id, name, synonyms, of: 'mimic', group: kind })),
    ],
    [muscles, mimics],
  )
  const found = find(entries, text).slice(0, MOST)
  const open = (entry: Findable | undefined) => {
    if (!entry) return
    go({ kind: 'entry', of: entry.of, id: entry.id, side: 'right' })
    onClose()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    switch (event.key) {
      case 'ArrowDown': setAt(Math.min(at + 1, found.length - 1)); break
      case 'ArrowUp': setAt(Math.max(at - 1, 0)); break
      case 'Enter': open(found[at]); break
      default: return
    }
    event.preventDefault()
  }
  return (
    <div>
      <div className={classes.field}>
        <SearchIcon />
        <input
          className={classes.input} data-autofocus role="combobox" aria-expanded={found.length > 0} aria-controls={listId} aria-autocomplete="list"
          aria-activedescendant={found[at] ? `${listId}-${at}` : undefined} aria-label={t('search.field')}
          placeholder={t('search.hint')} value={text} onKeyDown={onKeyDown}
          onChange={(event) => { setText(event.currentTarget.value); setAt(0) }}
        />
      </div>
      <ul id={listId} role="listbox" aria-label={t('search.found')} className={classes.found}>
        {found.map((entry, index) => (
          <li
            key={`${entry.of}.${entry.id}`} id={`${listId}-${index}`} role="option" aria-selected={index === at} className={classes.entry}
            onPointerMove={() => setAt(index)} onClick={() => open(entry)}
          >
            <span className={classes.name}>{entry.name}</span>
            {entry.synonym && <span className={classes.synonym}>{entry.synonym}</span>}
            <span className={classes.group}>{entry.of === 'mimic' ? t('search.mimic', { kind: entry.group }) : entry.group}</span>
          </li>
        ))}
      </ul>
      {found.length === 0 && text && <p className={classes.none} role="status">{t('search.none', { text })}</p>}
    </div>
  )
}
