/** Warning signs: which are asked for, what was answered, and the denial of all others. */
import type { RedFlag } from '../api/types'
import type { SafetyScreen } from '../record/types'

/** Those that hold where it hurts, and those that hold anywhere. `painted` are regions with their side. */
export function flagsToAsk(all: readonly RedFlag[], painted: readonly string[]): RedFlag[] {
  const here = new Set(painted.map((region) => region.replace(/\.(left|right)$/, '')))
  return all.filter(({ regions }) => (regions ?? []).length === 0 || regions?.some((region) => here.has(region)))
}

/** Yes, no, or not asked yet; a yes stands in the case, a no in the safety screen. */
export function flagAnswer(safety: SafetyScreen, present: readonly string[], id: string): boolean | null {
  if (present.includes(id)) return true
  return safety.denied_flags?.includes(id) ? false : null
}

export function withDenied(safety: SafetyScreen, ids: readonly string[]): SafetyScreen {
  return { ...safety, denied_flags: [...new Set([...(safety.denied_flags ?? []), ...ids])] }
}

export function withoutDenied(safety: SafetyScreen, ids: readonly string[]): SafetyScreen {
  return { ...safety, denied_flags: (safety.denied_flags ?? []).filter((id) => !ids.includes(id)) }
}
