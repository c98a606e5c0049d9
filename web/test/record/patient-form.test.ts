import { expect, test } from 'vitest'
import { differences, errorsOf, fieldOf, patientOf, typedOf, type TypedPatient } from '../../src/record/patient-form'

const typed: TypedPatient = {
  family: 'Lindqvist', given: 'Märta', birthDate: '1961-03-04', sex: 'female', phone: '', email: 'marta@example.org', language: 'sv', practitioner: '', alert: '', standing: [], isInResearch: false,
}
const errors = (change: Partial<TypedPatient>) => Object.keys(errorsOf({ ...typed, ...change }, '2026-11-21'))

test('what is wrong is said of its field', () => {
  expect(errors({})).toEqual([])
  expect(errors({ family: '  ' })).toEqual(['family'])
  expect(errors({ birthDate: '2026-11-22' })).toEqual(['birthDate'])
  expect(errors({ birthDate: '0161-03-04' })).toEqual(['birthDate'])
  expect(errors({ birthDate: '', given: '', email: '' })).toEqual([])
  expect(errors({ email: 'marta@example' })).toEqual(['email'])
})

test('a patient that is read and not changed is written as it was', () => {
  const patient = { id: 'i', clinic: 'c', ...patientOf({ ...typed, standing: ['anticoagulants'], alert: 'Faints', isInResearch: true }) }
  expect(typedOf({ ...patient, contact: patient.contact ?? {} })).toEqual({ ...typed, standing: ['anticoagulants'], alert: 'Faints', isInResearch: true })
})

test('what is not known is left out', () => {
  expect(patientOf({ ...typed, birthDate: '', practitioner: '' })).toMatchObject({ birth_date: undefined, practitioner: undefined })
})

test('the place that the server names leads to a field', () => {
  expect(fieldOf('patient.contact.email')).toBe('email')
  expect(fieldOf('standing[2]')).toBe('standing')
  expect(fieldOf('birth_date')).toBe('birthDate')
  expect(fieldOf('episode.title')).toBeUndefined()
  expect(fieldOf(null)).toBeUndefined()
})

test('two people’s versions differ where they differ', () => {
  expect(differences(typed, { ...typed, alert: 'Faints', standing: ['x'] })).toEqual(['alert', 'standing'])
})
