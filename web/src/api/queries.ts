/** What the page reads from the server, cached. The atlas does not change while the program runs. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { decodeBody } from '../body/format'
import { api } from './client'
import type { CaseWire } from './types'

const forever = { staleTime: Infinity, gcTime: Infinity } as const

export const useBody = () => useQuery({ queryKey: ['body'], queryFn: async () => decodeBody(await api.body()), ...forever })
export const useOverview = () => useQuery({ queryKey: ['atlas'], queryFn: api.overview, ...forever })
export const useMuscles = () => useQuery({ queryKey: ['muscles'], queryFn: api.muscles, ...forever })
export const useMimics = () => useQuery({ queryKey: ['mimics'], queryFn: api.mimics, ...forever })
export const useRegions = () => useQuery({ queryKey: ['regions'], queryFn: api.regions, ...forever })
export const useSigns = () => useQuery({ queryKey: ['signs'], queryFn: api.signs, ...forever })
export const useRedFlags = () => useQuery({ queryKey: ['red-flags'], queryFn: api.redFlags, ...forever })
export const useLoads = () => useQuery({ queryKey: ['loads'], queryFn: api.loads, ...forever })
export const useMovements = () => useQuery({ queryKey: ['movements'], queryFn: api.movements, ...forever })
export const useTreatment = () => useQuery({ queryKey: ['treatment'], queryFn: api.treatment, ...forever })
export const useMuscle = (id: string | null) =>
  useQuery({ queryKey: ['muscle', id], queryFn: () => api.muscle(id ?? ''), enabled: id !== null, ...forever })
export const useMimic = (id: string | null) =>
  useQuery({ queryKey: ['mimic', id], queryFn: () => api.mimic(id ?? ''), enabled: id !== null, ...forever })
export const useZones = (id: string | null) =>
  useQuery({ queryKey: ['zones', id], queryFn: () => api.zones(id ?? ''), enabled: id !== null, ...forever })

// A case is its own key: the same case has the same reasons. The last ones stay until the next are there.
const reasons = { staleTime: Infinity, gcTime: 60_000, placeholderData: keepPreviousData } as const

export const useExplained = (wire: CaseWire) =>
  useQuery({ queryKey: ['explained', wire], queryFn: ({ signal }) => api.explain(wire, signal), ...reasons })
export const useContrast = (wire: CaseWire, one: string, other: string | null) =>
  useQuery({ queryKey: ['contrast', wire, one, other], queryFn: ({ signal }) => api.contrast(wire, one, other ?? '', signal), enabled: other !== null, ...reasons })
