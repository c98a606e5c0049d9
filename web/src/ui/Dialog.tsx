import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { t } from '../text'
import { CrossIcon } from './icons'
import classes from './Dialog.module.css'

interface Props { title: string; onClose?(): void; size?: 'md' | 'lg'; children: ReactNode }

/** A card over the page; without `onClose` it must be answered. */
export function Dialog({ title, onClose, size = 'md', children }: Props) {
  return (
    <Modal.Root opened onClose={onClose ?? (() => undefined)} size={size} centered closeOnEscape={onClose !== undefined} closeOnClickOutside={false}>
      <Modal.Overlay />
      <Modal.Content radius="lg" aria-label={title}>
        <Modal.Body className={classes.body}>
          <div className={classes.head}>
            <h2 className={classes.title}>{title}</h2>
            {onClose && <button type="button" className={classes.close} aria-label={t('shell.close')} onClick={onClose}><CrossIcon /></button>}
          </div>
          {children}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}
