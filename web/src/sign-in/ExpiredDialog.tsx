import { Button } from '@mantine/core'
import { goOn, useMustSignInAgain } from '../api/sign-in-again'
import { useTakeSession } from '../record/queries'
import type { Practitioner } from '../record/types'
import { address } from '../route'
import { t } from '../text'
import { Dialog } from '../ui/Dialog'
import { SignInForm } from './SignInForm'

/** Asks for the password over the page, which stays as it was; what it wanted to save then goes on. */
export function ExpiredDialog({ me }: { me: Practitioner }) {
  const take = useTakeSession()
  if (!useMustSignInAgain()) return null
  const begin = () => window.location.assign(address({ kind: 'today' }))
  return (
    <Dialog title={t('sign_in.again')}>
      <p>{t('sign_in.again_why')}</p>
      <SignInForm
        onSession={(session) => {
          // What was typed belongs to the one who typed it.
          if (session.me?.id !== me.id) return begin()
          take(session)
          goOn()
        }}
      />
      <div><Button variant="subtle" size="compact-sm" onClick={begin}>{t('sign_in.somebody_else')}</Button></div>
    </Dialog>
  )
}
