/** Who is signed in, and for which clinic, below the pages of the record. */
import { createContext, use } from 'react'
import type { Clinic, Practitioner } from '../record/types'

export interface SignedIn { me: Practitioner; clinic: Clinic }

export const SignedInContext = createContext<SignedIn | null>(null)

export function useSignedIn(): SignedIn {
  const signedIn = use(SignedInContext)
  if (!signedIn) throw new Error('a page of the record is shown to nobody')
  return signedIn
}
