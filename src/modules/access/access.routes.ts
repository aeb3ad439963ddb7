import type { Bind } from '#server/door.ts'
import {
  accept,
  enterByLink,
  enterByPassword,
  isSignedIn,
  leave,
  lookUpLink,
  setUpFirst,
  whoAmI,
} from './access.actions.ts'
import {
  acceptInvitation,
  linkPurpose,
  me,
  setUp,
  signedIn,
  signIn,
  signInByLink,
  signOut,
} from './access.contract.ts'

export const accessRoutes = (bind: Bind) => {
  bind(signedIn, 'access.enter', isSignedIn)
  bind(me, 'access.self', whoAmI)
  bind(signIn, 'access.enter', enterByPassword)
  bind(signInByLink, 'access.enter', enterByLink)
  bind(linkPurpose, 'access.enter', lookUpLink)
  bind(acceptInvitation, 'access.enter', accept)
  bind(setUp, 'access.enter', setUpFirst)
  bind(signOut, 'access.self', leave)
}
