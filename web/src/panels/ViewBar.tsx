import { ActionIcon, Button, Menu } from '@mantine/core'
import { useState } from 'react'
import type { Stage } from '../body/stage'
import { CLOSE_UPS, SNAPS } from '../body/views'
import { shapes } from '../body/format'
import { t } from '../text'
import { ChevronIcon } from '../ui/icons'
import { capital } from '../ui/words'
import classes from './ViewBar.module.css'

const NAMED_SHAPES = ['neutral', 'female', 'male', 'slim', 'heavy', 'older', 'child'] as const

function shapeName(shape: string): string {
  const named = NAMED_SHAPES.find((name) => name === shape)
  return named ? t(`shape.${named}`) : capital(shape)
}

/** Where to look from, close-ups, and a body like one's own. */
export function ViewBar({ stage, isCompact }: { stage: Stage | null; isCompact: boolean }) {
  const [shape, setShape] = useState('neutral')
  if (!stage) return null
  return (
    <div className={classes.bar} role="toolbar" aria-label={t('view.title')} data-compact={isCompact || undefined}>
      {SNAPS.map((snap) => (
        <button key={snap} type="button" className={classes.snap} onClick={() => stage.snap(snap)}>
          {t(`side.${snap}`)}
        </button>
      ))}
      <span className={classes.gap} />
      <Menu position="top" withinPortal>
        <Menu.Target>
          <Button variant="subtle" color="gray" size="compact-sm" rightSection={isCompact ? undefined : <ChevronIcon />} className={classes.menu}>{t('view.zoom')}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {CLOSE_UPS.map((id) => <Menu.Item key={id} onClick={() => stage.lookAt(id)}>{t(`close_up.${id}`)}</Menu.Item>)}
        </Menu.Dropdown>
      </Menu>
      <Menu position="top" withinPortal>
        <Menu.Target>
          <Button variant="subtle" color="gray" size="compact-sm" rightSection={isCompact ? undefined : <ChevronIcon />} className={classes.menu} aria-label={t('view.shape_of', { shape: shapeName(shape) })}>
            {isCompact ? t('view.shape') : t('view.body', { shape: shapeName(shape) })}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {shapes(stage.body).map((name) => (
            <Menu.Item key={name} onClick={() => { setShape(name); stage.setShape(name) }}>{shapeName(name)}</Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {!isCompact && (
        <>
          <ActionIcon variant="subtle" color="gray" size={32} aria-label={t('view.closer')} onClick={() => stage.zoomBy(0.8)}><span aria-hidden="true">+</span></ActionIcon>
          <ActionIcon variant="subtle" color="gray" size={32} aria-label={t('view.farther')} onClick={() => stage.zoomBy(1.25)}><span aria-hidden="true">−</span></ActionIcon>
        </>
      )}
    </div>
  )
}
