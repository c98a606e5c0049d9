import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { record } from '../api/record'
import { wordsOf } from '../api/problem'
import { useSignIns } from '../record/queries'
import { useSignedIn } from '../shell/signed-in'
import { t } from '../text'
import { momentText } from '../text/dates'
import { Card } from '../ui/Card'
import { Notice } from '../ui/Notice'
import classes from './Settings.module.css'

/** Where one is signed in. */
export function SignInsCard() {
  const { clinic } = useSignedIn()
  const client = useQueryClient()
  const signIns = useSignIns()
  const end = useMutation({ mutationFn: record.endSignIn, onSuccess: () => client.invalidateQueries({ queryKey: ['record', 'sign-ins'] }) })
  const error = signIns.error ?? end.error
  return (
    <Card title={t('shell.sign_ins')}>
      <p className={classes.why}>{t('settings.sign_ins_why')}</p>
      {error && <Notice problem={wordsOf(error)} />}
      <ul className={classes.rows} aria-busy={signIns.isPending}>
        {signIns.data?.map(({ id, agent, created, last_used: used, is_this: isThis }) => (
          <li key={id}>
            <div>
              {agent || t('settings.unknown_agent')}
              <p className={classes.sub}>
                {t('settings.since', { when: momentText(created, clinic.time_zone) })}, {t('settings.used', { when: momentText(used, clinic.time_zone) })}
              </p>
            </div>
            {isThis ? <span className={classes.sub}>{t('settings.this_one')}</span> : (
              <Button variant="default" size="xs" aria-label={t('settings.end_of', { agent: agent || t('settings.unknown_agent') })} onClick={() => end.mutate(id)}>{t('settings.end')}</Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
