import type { Bind } from '#server/door.ts'
import { sitesToAsk, takeQuestion } from './asking.actions.ts'
import {
  changeInquiry,
  inquiryList,
  inquiryRecord,
  matchesOf,
  move,
  startRecord,
  writeDown,
} from './inquiry.actions.ts'
import {
  askForHelp,
  inquiry,
  inquiryMatches,
  listInquiries,
  moveInquiry,
  openInquiry,
  openSites,
  saveInquiry,
  startClient,
} from './inquiry.contract.ts'

export const inquiryRoutes = (bind: Bind) => {
  bind(openSites, 'inquiry.open', sitesToAsk)
  bind(askForHelp, 'inquiry.open', takeQuestion)
  bind(listInquiries, 'inquiry.read', inquiryList)
  bind(inquiry, 'inquiry.read', inquiryRecord)
  bind(openInquiry, 'inquiry.edit', writeDown)
  bind(saveInquiry, 'inquiry.edit', changeInquiry)
  bind(moveInquiry, 'inquiry.edit', move)
  bind(inquiryMatches, 'inquiry.edit', matchesOf)
  bind(startClient, 'inquiry.edit', startRecord)
}
