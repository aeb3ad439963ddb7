import type { Bind } from '#server/door.ts'
import * as breach from './breach/breach.actions.ts'
import * as breachContract from './breach/breach.contract.ts'
import { consentsOf, discard, draft, end, preview, revoke, save, sign } from './consent.actions.ts'
import * as contract from './consent.contract.ts'
import { copy } from './copy.actions.ts'
import * as emergency from './emergency/emergency.actions.ts'
import * as emergencyContract from './emergency/emergency.contract.ts'
import { accountingOf, copy as copyAccounting, refusalsOf } from './gate/accounting.actions.ts'
import { accounting, accountingCopy, refusals } from './gate/gate.contract.ts'
import * as legal from './legal/legal.actions.ts'
import { legalDemands, recordDemand } from './legal/legal.contract.ts'
import { record, rules } from './minors.actions.ts'
import { ask } from './presence/presence.actions.ts'
import { isSheThere } from './presence/presence.contract.ts'

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
  bind(emergencyContract.discloseInEmergency, 'emergency.disclose', emergency.disclose)
  bind(emergencyContract.closeEmergency, 'emergency.disclose', emergency.close)
  bind(emergencyContract.emergencies, 'disclosure.read', emergency.list)
  bind(recordDemand, 'legal_demand.record', legal.record)
  bind(legalDemands, 'legal_demand.record', legal.list)
  bind(isSheThere, 'presence.ask', ask)
  bind(breachContract.breaches, 'breach.manage', breach.list)
  bind(breachContract.recordBreach, 'breach.manage', breach.record)
  bind(breachContract.saveBreach, 'breach.manage', breach.change)
  bind(breachContract.doBreachDuty, 'breach.manage', breach.fulfil)
  bind(refusals, 'disclosure.review', refusalsOf)
}
