import type { Bind } from '#server/door.ts'
import {
  atWork,
  endOne,
  endOthers,
  leave,
  lockNow,
  signIns,
  unlockByPassword,
  whereIStand,
} from './signIns.actions.ts'
import {
  endOtherSignIns,
  endSignIn,
  lock,
  mySignIns,
  signedIn,
  signOut,
  stay,
  unlock,
} from './signIns.contract.ts'

export const signInRoutes = (bind: Bind) => {
  bind(signedIn, 'access.enter', whereIStand)
  bind(lock, 'access.self', lockNow)
  bind(unlock, 'access.prove', unlockByPassword)
  bind(stay, 'access.self', atWork)
  bind(signOut, 'access.leave', leave)
  bind(mySignIns, 'access.self', signIns)
  bind(endSignIn, 'access.self', endOne)
  bind(endOtherSignIns, 'access.self', endOthers)
}
