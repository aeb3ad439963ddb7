import type { Bind } from '#server/door.ts'
import { preview, referralRecord, referralsOf, takeIn, writeDown } from './referral.actions.ts'
import {
  clientReferrals,
  importReferral,
  previewReferral,
  referral,
  typeReferral,
} from './referral.contract.ts'

export const referralRoutes = (bind: Bind) => {
  bind(previewReferral, 'referral.import', preview)
  bind(importReferral, 'referral.import', takeIn)
  bind(typeReferral, 'referral.import', writeDown)
  bind(referral, 'referral.read', referralRecord)
  bind(clientReferrals, 'referral.read', referralsOf)
}
