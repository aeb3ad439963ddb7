import type { Bind } from '#server/door.ts'
import { consentsOf, discard, draft, end, preview, revoke, save, sign } from './consent.actions.ts'
import * as contract from './consent.contract.ts'
import { copy } from './copy.actions.ts'
import { accountingOf, copy as copyAccounting, refusalsOf } from './gate/accounting.actions.ts'
import { accounting, accountingCopy, refusals } from './gate/gate.contract.ts'
import { record, rules } from './minors.actions.ts'

export const consentRoutes = (bind: Bind) => {
  bind(contract.clientConsents, 'consent.read', consentsOf)
  bind(contract.draftConsent, 'consent.edit', draft)
  bind(contract.saveConsent, 'consent.edit', save)
  bind(contract.discardConsent, 'consent.edit', discard)
  bind(contract.signConsent, 'consent.edit', sign)
  bind(contract.revokeConsent, 'consent.edit', revoke)
  bind(contract.endConsent, 'consent.edit', end)
  bind(contract.previewConsent, 'consent.read', preview)
  bind(contract.consentCopy, 'consent.read', copy)
  bind(contract.minorRules, 'consent.read', rules)
  bind(contract.recordMinorRule, 'minor_rule.edit', record)
  bind(accounting, 'disclosure.read', accountingOf)
  bind(accountingCopy, 'disclosure.read', copyAccounting)
  bind(refusals, 'disclosure.review', refusalsOf)
}
