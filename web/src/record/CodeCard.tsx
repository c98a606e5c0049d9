import { Button, CopyButton } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { t } from '../text'
import classes from './Reports.module.css'
import type { ShownCode } from './types'

const QrCode = lazy(() => import('../ui/QrCode'))

/** A code that is shown once, to be scanned, read out or copied. */
export function CodeCard({ shown, label }: { shown: ShownCode; label: string }) {
  const address = `${window.location.origin}${shown.link}`
  return (
    <div className={classes.shown}>
      <Suspense fallback={<div className={classes.qr} />}><QrCode text={address} label={label} className={classes.qr} /></Suspense>
      <p className={classes.code}>{shown.code}</p>
      <p className={classes.link}>{address}</p>
      <CopyButton value={address}>{({ copied, copy }) => <Button variant="default" size="xs" onClick={copy}>{t(copied ? 'invite.copied' : 'invite.copy')}</Button>}</CopyButton>
    </div>
  )
}
