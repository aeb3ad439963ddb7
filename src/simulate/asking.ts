import {
  askForHelp,
  inquiry,
  listInquiries,
  moveInquiry,
  openInquiry,
  startClient,
} from '#modules/intake/inquiry/inquiry.contract.ts'
import { typeReferral } from '#modules/intake/referral/referral.contract.ts'
import { addSupport, client, saveClient } from '#modules/people/client.contract.ts'
import { type Actor, nobody } from '#server/door.ts'
import type { Invented } from './names.ts'
import type { Random } from './random.ts'
import {
  callers,
  closings,
  firstBarriers,
  firstReasons,
  referred,
  referrers,
  supportNames,
} from './texts/asking.ts'
import { moment, type Thread, type World } from './world.ts'

type Source = 'call' | 'walk_in' | 'web_form' | 'referral'

/** Somebody asks for help by a call, at the door, through the web form or by a referral. @returns the inquiry's id */
export async function ask(
  story: Thread,
  { desk, siteId }: { desk: Actor; siteId: string },
  person: Invented,
  way?: Source,
): Promise<string> {
  const { random } = story
  const { givenName, familyName, phone, email } = person
  const source = way ?? random.weighted({ call: 50, walk_in: 10, web_form: 15, referral: 25 })
  if (source === 'referral') return refer(story, { desk, siteId }, person)
  const told = {
    givenName,
    familyName,
    phone,
    email,
    contact: contactOf(random, givenName),
    ...(random.chance(0.25) && source === 'call'
      ? random.pick(callers)
      : { askedBy: '', askedByRelation: '' }),
    reason: random.pick(firstReasons),
    barriers: random.pick(firstBarriers),
  }
  if (source === 'web_form') {
    await story.does(nobody, askForHelp, { ...told, siteId })
    const { inquiries } = await story.does(desk, listInquiries, {})
    const found = inquiries.find((i) => i.givenName === givenName && i.familyName === familyName)
    if (!found) throw new Error(`the web form of ${givenName} ${familyName} was lost`)
    return found.id
  }
  const { preferredName, bornOn } = person
  const asked = { ...told, siteId, source, preferredName, bornOn: bornOn.toString() }
  return (await story.does(desk, openInquiry, asked)).inquiryId
}

/** A hospital or a practice calls or faxes: the desk types the referral. */
async function refer(story: Thread, { desk, siteId }: { desk: Actor; siteId: string }, person: Invented) {
  const { givenName, familyName, preferredName, sex, phone, email, bornOn } = person
  const { inquiryId } = await story.does(desk, typeReferral, {
    siteId,
    ...{ givenName, familyName, preferredName, sex, phone, email },
    bornOn: bornOn.toString(),
    ...story.random.pick(referrers),
    ...story.random.pick(referred),
    payer: story.random.pick(['MaineCare', 'Harbor Health Plan', 'Northern Mutual', '']),
    memberId: `H${story.random.int(1_000_000, 9_999_999)}`,
  })
  return inquiryId
}

const contactOf = (random: Random, nameToUse: string) => ({
  mayLeaveMessage: random.pick([true, true, false, null]),
  nameToUse,
  bestTime: random.pick(['', 'after four', 'mornings', 'lunch time']),
  channel: random.pick(['call', 'text', null] as const),
  doNotText: random.chance(0.15),
})

/** The call back: they become a client, and the interview gets its time. @returns the client's id */
export async function callBack(
  story: Thread,
  desk: Actor,
  inquiryId: string,
  assessmentAt: Temporal.Instant,
) {
  const { version } = await story.does(desk, inquiry, { inquiryId })
  const contacted = await story.does(desk, moveInquiry, { inquiryId, version, status: 'contacted' })
  const { clientId } = await story.does(desk, startClient, {
    inquiryId,
    version: contacted.version,
    clientId: null,
  })
  const now = await story.does(desk, inquiry, { inquiryId })
  await story.does(desk, moveInquiry, {
    inquiryId,
    version: now.version,
    status: 'assessment_booked',
    assessmentAt: assessmentAt.toString(),
  })
  return clientId
}

/** At the desk before the interview: what was not asked on the phone, and whom to call in an emergency. */
export async function checkIn(story: Thread, desk: Actor, clientId: string, person: Invented): Promise<void> {
  const { version, contact } = await story.does(desk, client, { clientId })
  await story.does(desk, saveClient, {
    ...person,
    bornOn: person.bornOn.toString(),
    language: 'en',
    contact,
    clientId,
    version,
  })
  const { name, relation } = story.random.pick(supportNames)
  await story.does(desk, addSupport, {
    clientId,
    name: `${name} ${relation === 'friend' ? 'Okafor' : person.familyName}`,
    relation,
    phone: `(207) 555-01${String(story.random.int(10, 99))}`,
    emergencyContact: true,
  })
}

/** Somebody who asked and did not come: called back, and closed some days later. */
export async function passBy(
  { world, story, desk, siteId }: { world: World; story: Thread; desk: Actor; siteId: string },
  person: Invented,
  on: Temporal.PlainDate,
): Promise<void> {
  const inquiryId = await ask(story.at(moment(world, on, '10:40')), { desk, siteId }, person)
  const called = on.add({ days: 1 })
  const closed = on.add({ days: story.random.int(4, 9) })
  const isPast = (day: Temporal.PlainDate) => Temporal.PlainDate.compare(day, world.today) < 0
  if (!isPast(called)) return
  const { version } = await story.at(moment(world, called, '11:00')).does(desk, inquiry, { inquiryId })
  const next = await story.does(desk, moveInquiry, { inquiryId, version, status: 'contacted' })
  if (!isPast(closed)) return
  story.at(moment(world, closed, '16:00'))
  await story.does(desk, moveInquiry, {
    inquiryId,
    version: next.version,
    status: 'closed',
    ...story.random.pick(closings),
  })
}
