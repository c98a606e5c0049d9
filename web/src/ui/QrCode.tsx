import { lazy, Suspense } from 'react'
import classes from './QrCode.module.css'

const QrPicture = lazy(() => import('./QrPicture'))

/** A text as a picture that a phone's camera reads. */
export function QrCode({ text, label }: { text: string; label: string }) {
  return <div className={classes.frame}><Suspense><QrPicture text={text} label={label} /></Suspense></div>
}
