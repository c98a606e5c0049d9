import { Button } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { wordsOf } from '../api/problem'
import { PatientPage } from '../record/PatientPage'
import { PatientsPage } from '../record/PatientsPage'
import { useSession } from '../record/queries'
import { TodayPage } from '../record/TodayPage'
import type { Clinic, Practitioner } from '../record/types'
import { useRoute, type BodyRoute, type RecordRoute } from '../route'
import { ExpiredDialog } from '../sign-in/ExpiredDialog'
import { SetupPage } from '../sign-in/SetupPage'
import { SignInPage } from '../sign-in/SignInPage'
import { t, useLanguage } from '../text'
import { Notice } from '../ui/Notice'
import { Boundary } from './Boundary'
import { SignedInContext } from './signed-in'
import page from './Page.module.css'

// A patient waits for nothing of the clinic's pages, and the clinic for nothing of the patient's.
const PatientPages = lazy(() => import('../patient/PatientPages'))

// What not everybody needs at once comes when it is asked for.
const Workbench = lazy(async () => ({ default: (await import('../pages/Workbench')).Workbench }))
const EpisodePage = lazy(async () => ({ default: (await import('../record/EpisodePage')).EpisodePage }))
const SettingsPage = lazy(async () => ({ default: (await import('../sign-in/SettingsPage')).SettingsPage }))
const VisitPage = lazy(async () => ({ default: (await import('../visit/VisitPage')).VisitPage }))

/** Every page, in the language of the device. */
export function App() {
  useLanguage()
  return (
    <Boundary>
      <Suspense fallback={<main className={page.alone} role="status">{t('shell.opening')}</main>}>
        <Pages />
      </Suspense>
    </Boundary>
  )
}

/** Which page is shown: without a record the body and the atlas, with one only to somebody who is signed in. */
function Pages() {
  const route = useRoute()
  if (route.kind === 'me' || route.kind === 'pair') return <PatientPages route={route} />
  return <ClinicPages route={route} />
}

/** Which page is shown: without a record the body and the atlas, with one only to somebody who is signed in. */
function ClinicPages({ route }: { route: RecordRoute | BodyRoute }) {
  const session = useSession()
  if (session.isError) {
    return (
      <main className={page.alone}>
        <Notice problem={wordsOf(session.error)}><Button variant="light" onClick={() => void session.refetch()}>{t('shell.again')}</Button></Notice>
      </main>
    )
  }
  if (!session.data) return null
  const { record, is_first_run: isFirstRun, me, clinic } = session.data
  if (!record) return <Workbench route={isRecordRoute(route) ? { kind: 'case' } : route} />
  if (isFirstRun) return <SetupPage />
  if (!me || !clinic) return <SignInPage isDemonstration={session.data.is_demonstration} />
  return <SignedInPages me={me} clinic={clinic} route={route} />
}

function isRecordRoute(route: RecordRoute | BodyRoute): route is RecordRoute {
  switch (route.kind) {
    case 'today': case 'patients': case 'patient': case 'episode': case 'visit': case 'settings': return true
    default: return false
  }
}

function SignedInPages({ me, clinic, route }: { me: Practitioner; clinic: Clinic; route: RecordRoute | BodyRoute }) {
  return (
    <SignedInContext value={{ me, clinic }}>
      {isRecordRoute(route) ? <RecordPage route={route} /> : <Workbench route={route} />}
      <ExpiredDialog me={me} />
    </SignedInContext>
  )
}

function RecordPage({ route }: { route: RecordRoute }) {
  switch (route.kind) {
    case 'today': return <TodayPage />
    case 'patients': return <PatientsPage isNew={route.isNew ?? false} />
    case 'patient': return <PatientPage key={route.id} id={route.id} />
    case 'episode': return <EpisodePage key={route.id} id={route.id} />
    case 'settings': return <SettingsPage part={route.part} />
    case 'visit': return <VisitPage key={route.id} id={route.id} />
  }
}
