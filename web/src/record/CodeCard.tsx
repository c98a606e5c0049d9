import { Button, CopyButton } from '@mantine/core'
import { t } from '../text'
import { QrCode } from '../ui/QrCode'
import classes from './Reports.module.css'
import type { ShownCode } from './types'

/** A code that is shown once, to be scanned, read out or copied. */
export function CodeCard({ shown, label }: { shown: ShownCode; label: string }) {
  const address = `${window.location.origin}${shown.link}`
  return (
    <div className={classes.shown}>
      <QrCode text={address} label={label} />
      <p className={classes.code}>{shown.code}</p>
      <p className={classes.link}>{address}</p>
      <CopyButton value={address}>{({ copied, copy }) => <Button variant="default" size="xs" onClick={copy}>{t(copied ? 'invite.copied' : 'invite.copy')}</Button>}</CopyButton>
    </div>
  )
}
