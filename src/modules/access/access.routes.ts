import type { Bind } from '#server/door.ts'
import {
  accept,
  choosePasswordAnew,
  enterByLink,
  enterByPassword,
  lookUpLink,
  setUpFirst,
  whoAmI,
} from './access.actions.ts'
import {
  acceptInvitation,
  changePassword,
  linkPurpose,
  me,
  setUp,
  signIn,
  signInByLink,
} from './access.contract.ts'

export const accessRoutes = (bind: Bind) => {
  bind(me, 'access.self', whoAmI)
  bind(signIn, 'access.enter', enterByPassword)
  bind(signInByLink, 'access.enter', enterByLink)
  bind(linkPurpose, 'access.enter', lookUpLink)
  bind(acceptInvitation, 'access.enter', accept)
  bind(setUp, 'access.enter', setUpFirst)
  bind(changePassword, 'access.self', choosePasswordAnew)
}
