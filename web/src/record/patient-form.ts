/** What is typed about a patient: turned into a patient, with what is wrong said beside its field. */
import type { NewPatient } from '../api/record'
import { t } from '../text'
import type { Patient, PatientSex, Practitioner } from './types'

export interface TypedPatient {
  family: string
  given: string
  birthDate: string
  sex: PatientSex
  phone: string
  email: string
  language: string
  practitioner: string
  alert: string
  standing: string[]
  isInResearch: boolean
}

export type PatientField = keyof TypedPatient
export type FieldErrors = Partial<Record<PatientField, string>>

/** Nobody alive was born before. */
const OLDEST_YEAR = 1900

export function emptyPatient(me: Practitioner): TypedPatient {
  return {
    family: '', given: '', birthDate: '', sex: 'unknown', phone: '', email: '', language: 'en',
    practitioner: me.role === 'owner' || me.role === 'clinician' ? me.id : '', alert: '', standing: [], isInResearch: false,
  }
}

export function typedOf({ name, birth_date, sex, contact, language, practitioner, alert, standing, is_in_research }: Patient): TypedPatient {
  return {
    family: name.family, given: name.given ?? '', birthDate: birth_date ?? '', sex, phone: contact.phone ?? '', email: contact.email ?? '', language,
    practitioner: practitioner ?? '', alert: alert ?? '', standing: standing ?? [], isInResearch: is_in_research ?? false,
  }
}

export function patientOf(typed: TypedPatient): NewPatient {
  return {
    name: { family: typed.family.trim(), given: typed.given.trim() },
    birth_date: typed.birthDate || undefined,
    sex: typed.sex,
    contact: { phone: typed.phone.trim(), email: typed.email.trim() },
    language: typed.language,
    standing: typed.standing,
    practitioner: typed.practitioner || undefined,
    alert: typed.alert.trim(),
    is_in_research: typed.isInResearch,
  }
}

export function errorsOf(typed: TypedPatient, today: string): FieldErrors {
  const errors: FieldErrors = {}
  if (!typed.family.trim()) errors.family = t('sign_in.needed')
  if (typed.birthDate > today) errors.birthDate = t('patient.birth_date_future')
  else if (typed.birthDate && Number(typed.birthDate.slice(0, 4)) < OLDEST_YEAR) errors.birthDate = t('patient.birth_date_past', { year: OLDEST_YEAR })
  if (typed.email.trim() && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed.email.trim())) errors.email = t('patient.email_wrong')
  return errors
}

/** The field of a place that the server names, such as `patient.contact.email`. */
export function fieldOf(place: string | null): PatientField | undefined {
  const last = place?.split(/[.[]/).findLast((part) => part !== '' && !/^\d+\]?$/.test(part))
  switch (last) {
    case 'birth_date': return 'birthDate'
    case 'is_in_research': return 'isInResearch'
    case 'family': case 'given': case 'sex': case 'phone': case 'email': case 'language': case 'practitioner': case 'alert': case 'standing': return last
    default: return undefined
  }
}

/** The fields in which two differ. */
export function differences(one: TypedPatient, other: TypedPatient): PatientField[] {
  return (Object.keys(one) as PatientField[]).filter((key) => JSON.stringify(one[key]) !== JSON.stringify(other[key]))
}
