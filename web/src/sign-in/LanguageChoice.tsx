import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { wordsOf } from '../api/problem'
import { LANGUAGE_NAMES, LANGUAGES, t, useLanguage, type Language } from '../text'
import { choose } from '../text/device'
import { Notice } from '../ui/Notice'

/** The language of this device; it changes at once. */
export function LanguageChoice() {
  const language = useLanguage()
  const [problem, setProblem] = useState<unknown>(null)
  return (
    <>
      <SegmentedControl
        size="xs" aria-label={t('language.title')} value={language} data={LANGUAGES.map((value) => ({ value, label: <span lang={value}>{LANGUAGE_NAMES[value]}</span> }))}
        onChange={(value) => { setProblem(null); choose(value as Language).catch(setProblem) }}
      />
      {problem != null && <Notice problem={wordsOf(problem)} />}
    </>
  )
}
