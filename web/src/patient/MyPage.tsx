import { Loader } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { patient, type OwnPage } from '../api/patient'
import { wordsOf } from '../api/problem'
import { t } from '../text'
import { Notice } from '../ui/Notice'
import { takeCode } from './code'
import { OpenForm } from './OpenForm'
import { OwnPageView } from './OwnPageView'
import classes from './Patient.module.css'

const PAGE = ['own-page']
const CLOSED = 'urn:palpate:own-page-closed'

/** A patient's own page: opened with code and birth date, then what the clinic left and what the patient has to say. */
export function MyPage() {
  const client = useQueryClient()
  const [code] = useState(takeCode)
  const page = useQuery({ queryKey: PAGE, queryFn: patient.page, retry: false, staleTime: Infinity, enabled: code === '' })
  useEffect(() => { document.title = t('me.title') }, [])
  const problem = page.isError ? wordsOf(page.error) : null
  if (page.data) return <OwnPageView page={page.data} onClose={() => { client.removeQueries({ queryKey: PAGE }); window.location.assign('/me') }} />
  if (code === '' && page.isPending) return <main className={classes.page} role="status"><Loader /></main>
  return (
    <main className={classes.page}>
      <div className={classes.column}>
        {problem && problem.type !== CLOSED && <Notice problem={problem} />}
        <OpenForm code={code} onOpen={(opened: OwnPage) => client.setQueryData(PAGE, opened)} />
      </div>
    </main>
  )
}
