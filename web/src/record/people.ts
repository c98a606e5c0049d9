/** Who somebody of the clinic is, by id. */
import { useCallback } from 'react'
import { useSignedIn } from '../shell/signed-in'
import { t } from '../text'
import { usePractitioners } from './queries'
import { nameText } from './words'

/** The name of a practitioner; "a colleague" until the list of them is there. */
export function usePersonName(): (id: string) => string {
  const { me } = useSignedIn()
  const people = usePractitioners().data
  return useCallback((id) => {
    if (id === me.id) return nameText(me.name)
    const person = people?.find(({ practitioner }) => practitioner.id === id)?.practitioner
    return person ? nameText(person.name) : t('finish.colleague')
  }, [me, people])
}
