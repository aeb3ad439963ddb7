import type { Bind } from '#server/door.ts'
import { admissionOf, admit } from './admission.actions.ts'
import { admission, admitClient } from './admission.contract.ts'

export const admissionRoutes = (bind: Bind) => {
  bind(admission, 'episode.admit', admissionOf)
  bind(admitClient, 'episode.admit', admit)
}
