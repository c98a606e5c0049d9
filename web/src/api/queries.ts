/** What the page reads from the server, cached. The atlas does not change while the program runs. */
import { useQuery } from '@tanstack/react-query'
import { api } from './client'

const forever = { staleTime: Infinity, gcTime: Infinity } as const

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
