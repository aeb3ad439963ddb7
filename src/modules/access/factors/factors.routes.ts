import type { Bind } from '#server/door.ts'
import * as contract from './factors.contract.ts'
import * as passkey from './passkey.actions.ts'
import { renewCodes } from './recovery.actions.ts'
import { security } from './security.actions.ts'
import * as totp from './totp.actions.ts'

export const factorRoutes = (bind: Bind) => {
  bind(contract.mySecurity, 'access.self', security)
  bind(contract.giveCode, 'access.prove', totp.secondFactor)
  bind(contract.beginTotp, 'access.enrol', totp.begin)
  bind(contract.confirmTotp, 'access.enrol', totp.confirm)
  bind(contract.dropTotp, 'access.self', totp.drop)
  bind(contract.newRecoveryCodes, 'access.self', renewCodes)
  bind(contract.askForPasskey, 'access.enter', passkey.ask)
  bind(contract.signInByPasskey, 'access.enter', passkey.enterByPasskey)
  bind(contract.unlockByPasskey, 'access.prove', passkey.openByPasskey)
  bind(contract.beginPasskey, 'access.enrol', passkey.begin)
  bind(contract.addPasskey, 'access.enrol', passkey.add)
  bind(contract.dropPasskey, 'access.self', passkey.drop)
}
