import type { Bind } from '#server/door.ts'
import { keepCard, keepShared, viewDraft } from './composer/composer.actions.ts'
import {
  groupDraft,
  saveCard,
  saveShared,
  signGroupNote,
  signIndividualNote,
} from './composer/composer.contract.ts'
import * as signing from './composer/sign.actions.ts'
import {
  addendum,
  cosign,
  listAwaitingCosign,
  listForClient,
  overdue,
  read,
  readSession,
} from './notes.actions.ts'
import {
  addAddendum,
  awaitingCosign,
  clientNotes,
  cosignNotes,
  overdueNotes,
  readNote,
  sessionNotes,
} from './notes.contract.ts'

export const notesRoutes = (bind: Bind) => {
  bind(groupDraft, 'note.write', viewDraft)
  bind(saveShared, 'note.write', keepShared)
  bind(saveCard, 'note.write', keepCard)
  bind(signGroupNote, 'note.write', signing.signGroupNote)
  bind(signIndividualNote, 'note.write', signing.signIndividualNote)
  bind(sessionNotes, 'note.read', readSession)
  bind(clientNotes, 'note.read', listForClient)
  bind(readNote, 'note.read', read)
  bind(addAddendum, 'note.write', addendum)
  bind(awaitingCosign, 'note.cosign', listAwaitingCosign)
  bind(cosignNotes, 'note.cosign', cosign)
  bind(overdueNotes, 'note.read', overdue)
}
