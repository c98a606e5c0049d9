import type { PatientRoute } from '../route'
import { MyPage } from './MyPage'
import { PairPage } from './PairPage'

/** What a patient opens, without an account. */
export default function PatientPages({ route }: { route: PatientRoute }) {
  switch (route.kind) {
    case 'me': return <MyPage />
    case 'pair': return <PairPage />
  }
}
