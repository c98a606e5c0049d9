import { useState } from 'react'
import { wordsOf } from '../api/problem'
import { Stale as StaleProblem } from '../api/record'
import { t, type TextKey } from '../text'
import { Dialog } from '../ui/Dialog'
import { PatientForm } from './PatientForm'
import { differences, patientOf, typedOf, type PatientField, type TypedPatient } from './patient-form'
import { useChangePatient } from './queries'
import { Stale } from './Stale'
import type { Patient } from './types'

const NAMES: Record<PatientField, TextKey> = {
  family: 'patient.family', given: 'patient.given', birthDate: 'patient.birth_date', sex: 'patient.sex', phone: 'patient.phone', email: 'patient.email',
  language: 'patient.language', practitioner: 'patient.practitioner', alert: 'patient.alert', standing: 'patient.standing', isInResearch: 'patient.research',
}

interface Based { patient: Patient; version: number }

/** Changes what is known of a patient. */
export function EditPatientDialog({ patient, version, onClose }: Based & { onClose(): void }) {
  const [based, setBased] = useState<Based>({ patient, version })
  const [sent, setSent] = useState<TypedPatient>(typedOf(patient))
  const change = useChangePatient()
  const save = (typed: TypedPatient, from: Based) => {
    setSent(typed)
    change.mutate({ patient: { ...from.patient, ...patientOf(typed) }, version: from.version }, { onSuccess: onClose })
  }
  const stale = change.error instanceof StaleProblem ? (change.error as StaleProblem<{ patient: Patient }>).current : null
  const theirs = stale && typedOf(stale.patient)
  return (
    <Dialog title={t('patient.edit_title')} size="lg" onClose={onClose}>
      <PatientForm
        key={based.version} start={typedOf(based.patient)} button={t('shell.save')} problem={change.error ? wordsOf(change.error) : null} isBusy={change.isPending} onCancel={onClose}
        onSubmit={(_, typed) => save(typed, based)}
      >
        {stale && theirs && (
          <Stale
            differences={differences(theirs, sent).map((key) => [t(NAMES[key]), String(theirs[key]), String(sent[key])])}
            onTheirs={() => {
              change.reset()
              setBased(stale)
            }}
            onMine={() => save(sent, stale)}
          />
        )}
      </PatientForm>
    </Dialog>
  )
}
