/** The body and how it is looked at, in German. */
import type { body as english } from './body.en'
import type { Translation } from './index'

export const body: Translation<typeof english> = {
  'body.how': 'Körper. Mit dem Zeiger malen; Pfeiltasten drehen ihn, Plus und Minus ändern die Größe. Die Körperliste leistet dasselbe ohne Malen.',
  'body.loading': 'Der Körper wird geladen …',
  'body.sides': '{facing} zugewandt: {left} liegt im Bild links, {right} rechts',
  'side.left': 'Links',
  'side.right': 'Rechts',
  'side.front': 'Vorn',
  'side.back': 'Hinten',
  'side_of.left': 'links',
  'side_of.right': 'rechts',
  'facing.front': 'Vorderseite',
  'facing.back': 'Rückseite',
  'facing.left': 'Linke Seite, die rechte liegt dahinter',
  'facing.right': 'Rechte Seite, die linke liegt dahinter',
}
