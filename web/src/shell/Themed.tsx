import { MantineProvider, mergeThemeOverrides, type MantineThemeOverride } from '@mantine/core'
import type { ReactNode } from 'react'
import { useLanguage, type Language } from '../text'
import { theme } from '../ui/theme'

/** Either sign is read as the decimal one; the reader's is shown. */
function withDecimal(decimalSeparator: '.' | ','): MantineThemeOverride {
  return mergeThemeOverrides(theme, { components: { NumberInput: { defaultProps: { decimalSeparator, allowedDecimalSeparators: ['.', ','] } } } })
}

const THEMES: Record<Language, MantineThemeOverride> = { en: withDecimal('.'), de: withDecimal(',') }

/** Looks, and how a number is typed in the language that is spoken. */
export function Themed({ children }: { children: ReactNode }) {
  return <MantineProvider theme={THEMES[useLanguage()]} defaultColorScheme="auto">{children}</MantineProvider>
}
