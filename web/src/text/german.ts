/** Every text in German; loaded when German is spoken. */
import { body } from './body.de'
import type { Dictionary } from './index'
import { keeping } from './keeping.de'
import { panels } from './panels.de'
import { patient } from './patient.de'
import { record } from './record.de'
import { shell } from './shell.de'
import { signIn } from './sign-in.de'
import { visit } from './visit.de'

export const german: Dictionary = { ...body, ...panels, ...patient, ...shell, ...signIn, ...record, ...keeping, ...visit }
