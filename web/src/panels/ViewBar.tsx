import { ActionIcon, Button, Menu } from '@mantine/core'
import { useState } from 'react'
import type { Stage } from '../body/stage'
import { CLOSE_UPS, SNAPS } from '../body/views'
import { shapes } from '../body/format'
import { ChevronIcon } from '../ui/icons'
import { capital } from '../ui/words'
import classes from './ViewBar.module.css'

const SHAPE_NAMES: Record<string, string> = {
  neutral: 'Neutral', female: 'Female', male: 'Male', slim: 'Slim', heavy: 'Heavy', older: 'Older', child: 'Child',
}

/** Where to look from, close-ups, and a body like one's own. */
export function ViewBar({ stage, isCompact }: { stage: Stage | null; isCompact: boolean }) {
  const [shape, setShape] = useState('neutral')
  if (!stage) return null
  return (
    <div className={classes.bar} role="toolbar" aria-label="View" data-compact={isCompact || undefined}>
      {SNAPS.map((snap) => (
        <button key={snap} type="button" className={classes.snap} onClick={() => stage.snap(snap)}>
          {capital(snap)}
        </button>
      ))}
      <span className={classes.gap} />
      <Menu position="top" withinPortal>
        <Menu.Target>
          <Button variant="subtle" color="gray" size="compact-sm" rightSection={isCompact ? undefined : <ChevronIcon />} className={classes.menu}>Zoom</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {CLOSE_UPS.map(({ id, name }) => <Menu.Item key={id} onClick={() => stage.lookAt(id)}>{name}</Menu.Item>)}
        </Menu.Dropdown>
      </Menu>
      <Menu position="top" withinPortal>
        <Menu.Target>
          <Button variant="subtle" color="gray" size="compact-sm" rightSection={isCompact ? undefined : <ChevronIcon />} className={classes.menu} aria-label={`Shape of the body: ${SHAPE_NAMES[shape] ?? shape}`}>
            {isCompact ? 'Shape' : `${SHAPE_NAMES[shape] ?? shape} body`}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {shapes(stage.body).map((name) => (
            <Menu.Item key={name} onClick={() => { setShape(name); stage.setShape(name) }}>{SHAPE_NAMES[name] ?? capital(name)}</Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {!isCompact && (
        <>
          <ActionIcon variant="subtle" color="gray" size={32} aria-label="Closer" onClick={() => stage.zoomBy(0.8)}><span aria-hidden="true">+</span></ActionIcon>
          <ActionIcon variant="subtle" color="gray" size={32} aria-label="Farther" onClick={() => stage.zoomBy(1.25)}><span aria-hidden="true">−</span></ActionIcon>
        </>
      )}
    </div>
  )
}
