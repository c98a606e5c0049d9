/** What the pages read from the record and how they change it. A change refreshes what shows it. */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { record, type NewEpisode, type NewPatient } from '../api/record'
import { address, go } from '../route'
import type { Episode, Patient, Session, VisitKind } from './types'

const SESSION = ['session']
const INVITATIONS = ['record', 'invitations']

export const useSession = () => useQuery({ queryKey: SESSION, queryFn: record.session, staleTime: Infinity, gcTime: Infinity })

/** Takes up a session that the server has just opened. */
export function useTakeSession(): (session: Session) => void {
  const client = useQueryClient()
  return (session) => client.setQueryData(SESSION, session)
}

/** The browser forgets everything that it knew. */
export function useSignOut() {
  return useMutation({
    mutationFn: record.signOut,
    onSuccess: () => {
      for (const key of Object.keys(localStorage)) if (key.startsWith('palpate.')) localStorage.removeItem(key)
      window.location.assign(address({ kind: 'today' }))
    },
  })
}

// Another person at another desk may have changed it: what was read is asked for again when it is looked at.
export const useToday = (on: string) => useQuery({ queryKey: ['record', 'today', on], queryFn: () => record.today(on), placeholderData: keepPreviousData, refetchInterval: 60_000 })
export const usePatients = (search: string, limit: number) =>
  useQuery({ queryKey: ['record', 'patients', search, limit], queryFn: ({ signal }) => record.patients(search, limit, signal), placeholderData: keepPreviousData })
export const usePatient = (id: string) => useQuery({ queryKey: ['record', 'patient', id], queryFn: () => record.patient(id) })
export const useEpisode = (id: string) => useQuery({ queryKey: ['record', 'episode', id], queryFn: () => record.episode(id) })
export const useTrack = (episode: string) => useQuery({ queryKey: ['record', 'track', episode], queryFn: () => record.track(episode) })
export const useAccesses = (patient: string, isWanted: boolean) =>
  useQuery({ queryKey: ['record', 'accesses', patient], queryFn: () => record.accesses(patient), enabled: isWanted })
export const useExtent = (patient: string) => useQuery({ queryKey: ['record', 'extent', patient], queryFn: () => record.extent(patient) })
export const useRetention = () => useQuery({ queryKey: ['record', 'retention'], queryFn: record.retention })
export const useReports = (episode: string) => useQuery({ queryKey: ['record', 'reports', episode], queryFn: () => record.reports(episode) })
export const useInvitations = (episode: string) => useQuery({ queryKey: [...INVITATIONS, episode], queryFn: () => record.invitations(episode) })
export const usePractitioners = () => useQuery({ queryKey: ['record', 'practitioners'], queryFn: record.practitioners })
export const useSignIns = () => useQuery({ queryKey: ['record', 'sign-ins'], queryFn: record.signIns })

function useRefresh(): () => void {
  const client = useQueryClient()
  return () => void client.invalidateQueries({ queryKey: ['record'] })
}

export function useAddPatient() {
  const refresh = useRefresh()
  return useMutation({ mutationFn: (patient: NewPatient) => record.addPatient(patient), onSuccess: refresh })
}

export function useChangePatient() {
  const refresh = useRefresh()
  return useMutation({ mutationFn: ({ patient, version }: { patient: Patient; version: number }) => record.changePatient(patient, version), onSuccess: refresh })
}

export interface Merging { stays: string; double: string }

export function useMerge() {
  const refresh = useRefresh()
  return useMutation({ mutationFn: ({ stays, double }: Merging) => record.merge(stays, double), onSuccess: refresh })
}

/** Erases a record; the page forgets it too. */
export function useErase(patient: string, onErased: () => void) {
  const client = useQueryClient()
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (body: { reason: string; password: string }) => record.erase(patient, body),
    onSuccess: () => {
      onErased()
      client.removeQueries({ queryKey: ['record', 'patient', patient] })
      client.removeQueries({ queryKey: ['record'], type: 'inactive' })
      refresh()
    },
  })
}

export function useChangeRetention() {
  const refresh = useRefresh()
  return useMutation({ mutationFn: record.changeRetention, onSettled: refresh })
}

export function useAddEpisode(patient: string) {
  const refresh = useRefresh()
  return useMutation({ mutationFn: (episode: NewEpisode) => record.addEpisode(patient, episode), onSuccess: refresh })
}

export function useChangeEpisode() {
  const refresh = useRefresh()
  return useMutation({ mutationFn: ({ episode, version }: { episode: Episode; version: number }) => record.changeEpisode(episode, version), onSuccess: refresh })
}

export function useInvite() {
  const client = useQueryClient()
  return useMutation({ mutationFn: record.invite, onSuccess: () => client.invalidateQueries({ queryKey: INVITATIONS }) })
}

/** Its code opens nothing any more, and the page that it opened is closed. */
export function useTakeInvitationBack() {
  const client = useQueryClient()
  return useMutation({ mutationFn: record.takeInvitationBack, onSettled: () => client.invalidateQueries({ queryKey: INVITATIONS }) })
}

export interface Reading { id: string; version: number; visit?: string }

export function useReadReport() {
  const refresh = useRefresh()
  return useMutation({ mutationFn: ({ id, version, visit }: Reading) => record.readReport(id, version, visit), onSuccess: refresh })
}

export interface Start { episode: string; kind: VisitKind; asLastTime?: boolean }

/** Starts a visit and goes there. */
export function useStartVisit() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: ({ episode, kind, asLastTime }: Start) => record.startVisit(episode, kind, asLastTime),
    onSuccess: ({ visit }) => {
      refresh()
      go({ kind: 'visit', id: visit.id })
    },
  })
}
