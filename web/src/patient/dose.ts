/** How often and how long, in plain words. */
import { t } from '../text'

interface Dosed { times_a_day?: number | null; repetitions?: number | null; seconds?: number | null }

export function doseText({ times_a_day: times, repetitions, seconds }: Dosed): string {
  const parts = [
    times ? t('me.times_a_day', { n: times }) : '',
    repetitions ? t('me.repetitions', { n: repetitions }) : '',
    seconds ? t('me.seconds', { n: seconds }) : '',
  ]
  return parts.filter(Boolean).join(', ')
}
