import { Button, Radio, TextInput } from '@mantine/core'
import { useState } from 'react'
import { wordsOf } from '../api/problem'
import { Stale as StaleProblem } from '../api/record'
import { useSignedIn } from '../shell/signed-in'
import { t } from '../text'
import { dayOf } from '../text/dates'
import { Dialog } from '../ui/Dialog'
import { Notice } from '../ui/Notice'
import classes from './PatientForm.module.css'
import { useChangeEpisode } from './queries'
import { Stale } from './Stale'
import { OUTCOMES, type Episode, type Outcome } from './types'

/** Closes an episode and says how it ended. */
export function DischargeDialog({ episode, version, onClose }: { episode: Episode; version: number; onClose(): void }) {
  const { clinic } = useSignedIn()
  const today = dayOf(new Date(), clinic.time_zone)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [on, setOn] = useState(today)
  const [isTried, setTried] = useState(false)
  const change = useChangeEpisode()
  const stale = change.error instanceof StaleProblem ? (change.error as StaleProblem<{ episode: Episode }>).current : null
  const close = (from: { episode: Episode; version: number }) => {
    setTried(true)
    if (outcome && on && on <= today) change.mutate({ episode: { ...from.episode, state: { state: 'closed', on, outcome } }, version: from.version }, { onSuccess: onClose })
  }
  return (
    <Dialog title={t('episode.discharge_title')} onClose={onClose}>
      <form
        className={classes.form} noValidate
        onSubmit={(event) => {
          event.preventDefault()
          close({ episode, version })
        }}
      >
        <p>{t('episode.discharge_why')}</p>
        <Radio.Group label={t('episode.outcome')} value={outcome} onChange={(value) => setOutcome(value as Outcome)} error={isTried && !outcome ? t('sign_in.needed') : undefined}>
          <div className={classes.choices}>{OUTCOMES.map((one) => <Radio key={one} value={one} label={t(`outcome.${one}`)} />)}</div>
        </Radio.Group>
        <TextInput
          type="date" label={t('episode.closed_on')} value={on} error={on > today ? t('episode.onset_future') : isTried && !on ? t('sign_in.needed') : undefined}
          onChange={(event) => setOn(event.currentTarget.value)}
        />
        {stale && (
          <Stale
            differences={[[t('episode.state'), stateOf(stale.episode), outcome ? t(`outcome.${outcome}`) : '']]} onTheirs={onClose} onMine={() => close(stale)}
          />
        )}
        {change.isError && !stale && <Notice problem={wordsOf(change.error)} />}
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>{t('shell.cancel')}</Button>
          <Button type="submit" loading={change.isPending}>{t('episode.discharge')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

function stateOf({ state }: Episode): string {
  return state.state === 'open' ? t('episode.is_open') : t(`outcome.${state.outcome}`)
}
