/** What is asked of a password, beside its field; the server has the last word. */
import { t } from '../text'

export const LEAST_CHARACTERS = 12

export function passwordError(password: string): string | undefined {
  const n = [...password].length
  if (n === 0) return t('sign_in.needed')
  return n < LEAST_CHARACTERS ? t('setup.password_short', { n, least: LEAST_CHARACTERS }) : undefined
}
