import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { wordsOf } from '../api/problem'
import { t } from '../text'
import { Notice } from '../ui/Notice'
import page from './Page.module.css'

/** A page that could not be loaded or drawn says so and offers to begin again; what is typed in a visit is kept on the device. */
export class Boundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state = { error: null as unknown }

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error }
  }

  override render(): ReactNode {
    const { error } = this.state
    if (error === null) return this.props.children
    return (
      <main className={page.alone}>
        <Notice problem={wordsOf(error)}><Button variant="light" onClick={() => window.location.reload()}>{t('shell.again')}</Button></Notice>
      </main>
    )
  }
}
