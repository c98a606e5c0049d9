/** What the pages of a patient and of an episode share. */
import { ActionIcon, Button, Menu } from '@mantine/core'
import { wordsOf } from '../api/problem'
import { go } from '../route'
import { useSignedIn } from '../shell/signed-in'
import { t } from '../text'
import { dateText } from '../text/dates'
import { ChevronIcon } from '../ui/icons'
import { Notice } from '../ui/Notice'
import classes from './episode-parts.module.css'
import { useStartVisit } from './queries'
import type { Episode, EpisodeWithVisits, VisitKind } from './types'
import { canTreat } from './words'

export function EpisodeState({ episode }: { episode: Episode }) {
  const { state } = episode
  const text = state.state === 'open'
    ? t('episode.opened', { date: dateText(episode.opened) })
    : t('episode.closed', { date: dateText(state.on), outcome: t(`outcome.${state.outcome}`) })
  return <span className={classes.state} data-state={state.state}>{text}</span>
}

/** Continues one's draft if there is one, else starts the visit that comes next; other starts are in a menu. */
export function StartVisit({ entry: { episode, visits } }: { entry: EpisodeWithVisits }) {
  const { me } = useSignedIn()
  const start = useStartVisit()
  if (!canTreat(me.role) || episode.state.state !== 'open') return null
  const draft = visits.find((visit) => !visit.is_signed && visit.clinician.id === me.id)
  if (draft) return <Button size="xs" onClick={() => go({ kind: 'visit', id: draft.id })}>{t('episode.continue')}</Button>
  const begin = (kind: VisitKind, asLastTime = false) => start.mutate({ episode: episode.id, kind, asLastTime })
  const hasEarlier = visits.some((visit) => visit.is_signed)
  return (
    <>
      <div className={classes.start}>
        <Button size="xs" loading={start.isPending} onClick={() => begin(visits.length === 0 ? 'first' : 'follow_up')}>{t('episode.start')}</Button>
        {hasEarlier && (
          <Menu position="bottom-end" withinPortal>
            <Menu.Target><ActionIcon size={30} variant="light" aria-label={t('episode.more_starts')}><ChevronIcon /></ActionIcon></Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => begin('follow_up', true)}>{t('episode.start_as_last')}</Menu.Item>
              <Menu.Item onClick={() => begin('discharge')}>{t('episode.start_discharge')}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      {start.isError && <Notice problem={wordsOf(start.error)} />}
    </>
  )
}
