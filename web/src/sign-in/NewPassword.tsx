import { PasswordInput } from '@mantine/core'
import { t } from '../text'
import { LEAST_CHARACTERS, passwordError } from './password'

interface Props {
  label: string
  value: { password: string; again: string }
  /** The form was sent once: what is missing is said too. */
  isTried: boolean
  onChange(value: Props['value']): void
}

/** A password that is chosen: twice, with its rule beside it. */
export function NewPassword({ label, value, isTried, onChange }: Props) {
  const { password, again } = value
  const toggle = { 'aria-label': t('sign_in.show_password') }
  return (
    <>
      <PasswordInput
        label={label} description={t('setup.password_rule', { least: LEAST_CHARACTERS })} autoComplete="new-password" value={password}
        error={isTried || password ? passwordError(password) : undefined} visibilityToggleButtonProps={toggle}
        onChange={(event) => onChange({ password: event.currentTarget.value, again })}
      />
      <PasswordInput
        label={t('setup.repeat')} autoComplete="new-password" value={again} visibilityToggleButtonProps={toggle}
        error={(isTried || again) && again !== password ? t('setup.repeat_differs') : undefined}
        onChange={(event) => onChange({ password, again: event.currentTarget.value })}
      />
    </>
  )
}

export function isGoodPassword({ password, again }: Props['value']): boolean {
  return passwordError(password) === undefined && password === again
}
