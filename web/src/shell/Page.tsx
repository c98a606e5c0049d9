import { useViewportSize } from '@mantine/hooks'
import { useEffect, type ReactNode } from 'react'
import classes from './Page.module.css'
import { Header } from './Header'

/** Below this the header has two rows and little in it. */
export const COMPACT_PX = 700

/** A page that scrolls, below the header. */
export function Page({ title, children }: { title: string; children: ReactNode }) {
  const isCompact = useViewportSize().width < COMPACT_PX
  useEffect(() => {
    document.title = `${title} · Palpate`
    return () => {
      document.title = 'Palpate'
    }
  }, [title])
  return (
    <div className={classes.page} data-compact={isCompact || undefined}>
      <Header isCompact={isCompact} />
      <main className={classes.main}><div className={classes.column}>{children}</div></main>
    </div>
  )
}
