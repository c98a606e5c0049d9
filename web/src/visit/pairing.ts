/** Answers of a paired phone on their way into the visit. */
import type { PatientResponse } from '../record/types'

/** Each once: an answer is known by its moment and kind, however often it is fetched. */
export function joined(known: readonly PatientResponse[] | undefined, heard: readonly PatientResponse[]): PatientResponse[] {
  const responses = known ?? []
  const isKnown = (one: PatientResponse) => responses.some((other) => other.at === one.at && other.kind === one.kind)
  return [...responses, ...heard.filter((one) => !isKnown(one))]
}
