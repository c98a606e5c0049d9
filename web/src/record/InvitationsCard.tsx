import { Button } from '@mantine/core'
import { wordsOf } from '../api/problem'
import { useSignedIn } from '../shell/signed-in'
import { t } from '../text'
import { momentText } from '../text/dates'
import { Card } from '../ui/Card'
import { Notice } from '../ui/Notice'
import { useInvitations, useTakeInvitationBack } from './queries'
import classes from './Reports.module.css'
import type { Invitation } from './types'

/** Invitations to the patient's own page that still open something, or did in the last days. */
export function InvitationsCard({ episode }: { episode: string }) {
  const invitations = useInvitations(episode)
  if (invitations.isError) return <Notice problem={wordsOf(invitations.error)} />
  if (!invitations.data || invitations.data.length === 0) return null
  return (
    <Card title={t('invite.list')} note={invitations.data.length}>
      <ul className={classes.reports}>{invitations.data.map((one) => <InvitationItem key={one.id} invitation={one} />)}</ul>
    </Card>
  )
}

function InvitationItem({ invitation: { id, made, by, expires, used, open_until: openUntil } }: { invitation: Invitation }) {
  const { clinic } = useSignedIn()
  const takeBack = useTakeInvitationBack()
  const moment = (at: string) => momentText(at, clinic.time_zone)
  const action = openUntil ? 'invite.close_page' : !used ? 'invite.take_back' : null
  return (
    <li className={classes.report}>
      <p className={classes.reportHead}>
        <strong>{moment(made)}</strong>
        {by && <span className={classes.state}>{by.name}</span>}
      </p>
      <p className={classes.soft}>
        {used ? t('invite.used', { time: moment(used) }) : t('invite.waits', { time: moment(expires) })}
        {used && <> {openUntil ? t('invite.page_open', { time: moment(openUntil) }) : t('invite.page_closed')}</>}
      </p>
      {action && (
        <Button size="xs" variant="default" loading={takeBack.isPending} aria-label={t(`${action}_of`, { time: moment(made) })} onClick={() => takeBack.mutate(id)}>
          {t(action)}
        </Button>
      )}
      {takeBack.isError && <Notice problem={wordsOf(takeBack.error)} />}
    </li>
  )
}
