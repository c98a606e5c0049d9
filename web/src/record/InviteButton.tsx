import { Button } from '@mantine/core'
import { useState } from 'react'
import { wordsOf } from '../api/problem'
import { useSignedIn } from '../shell/signed-in'
import { t } from '../text'
import { momentText } from '../text/dates'
import { Dialog } from '../ui/Dialog'
import { Notice } from '../ui/Notice'
import { CodeCard } from './CodeCard'
import { useInvite } from './queries'
import classes from './Reports.module.css'

/** Gives the patient a way to the own page. */
export function InviteButton({ episode }: { episode: string }) {
  const { clinic } = useSignedIn()
  const invite = useInvite()
  const [isOpen, setOpen] = useState(false)
  const begin = () => {
    setOpen(true)
    invite.mutate(episode)
  }
  return (
    <>
      <Button variant="default" size="xs" onClick={begin}>{t('invite.button')}</Button>
      {isOpen && (
        <Dialog title={t('invite.title')} onClose={() => { setOpen(false); invite.reset() }}>
          <div className={classes.stack}>
            <p>{t('invite.why')}</p>
            {invite.isError && <Notice problem={wordsOf(invite.error)} />}
            {invite.data && (
              <>
                <CodeCard shown={invite.data} label={t('invite.qr')} />
                <p className={classes.soft}>{t('invite.once', { time: momentText(invite.data.expires, clinic.time_zone) })}</p>
              </>
            )}
          </div>
        </Dialog>
      )}
    </>
  )
}
