import { attendanceLetter } from '#modules/attendance/sending/sending.contract.ts'
import { draftConsent, revokeConsent, signConsent } from '#modules/consent/consent.contract.ts'
import type { PresetName } from '#modules/consent/presets.ts'
import { presets, usualEnd } from '#modules/consent/presets.ts'
import type { Random } from './random.ts'
import { seededRandom } from './random.ts'
import { isBefore, type Life, type Town } from './town.ts'
import { moment } from './world.ts'

type Outsider = { preset: 'supervision' | 'employer' | 'school'; recipient: string }

/** Who outside asks for letters: for some a probation officer, an employer or a school; for most nobody. */
function outsiderOf(random: Random): Outsider | null {
  if (random.chance(0.3)) return { preset: 'supervision', recipient: random.pick(officers) }
  if (random.chance(0.2)) return { preset: 'employer', recipient: random.pick(employers) }
  return random.chance(0.1) ? { preset: 'school', recipient: 'Riverbend Community College' } : null
}
const officers = ['Officer Ines Calder', 'Officer Theo Marsh', 'Officer Ruth Okafor']
const employers = ['Pinewood Joinery', 'Lakeside Bakery', 'Northgate Transit']

const lettersAfterDays = 28
const changesMindAfterDays = 40

/**
 * Consents of one life: on the first day the one for treatment, payment and operations, for some another to somebody
 * outside; four weeks later a letter goes under it, and now and then it is taken back.
 */
export async function allow(town: Town, life: Life, on: Temporal.PlainDate): Promise<void> {
  const { c, story, clientId, episodeId } = life
  if (!clientId || !episodeId || isBefore(on, c.admittedOn)) return
  const desk = town.programme.staff.front_desk
  const random = seededRandom(`${town.world.seed}/${c.key}/consents`)
  const outsider = outsiderOf(random)
  const changesMind = random.chance(0.2)
  if (c.admittedOn.equals(on)) {
    story.at(moment(town.world, on, '12:30'))
    await signed(town, life, on, { preset: 'care', recipient: 'My treating providers and my health plan' })
    if (outsider) life.letterConsentId = await signed(town, life, on, outsider)
  }
  const consentId = life.letterConsentId
  if (!outsider || !consentId) return
  const isDay = (days: number) => c.admittedOn.add({ days }).equals(on)
  if (isDay(lettersAfterDays)) {
    const [purpose = 'other'] = presets[outsider.preset].purposes
    await story.at(moment(town.world, on, '08:40')).does(desk, attendanceLetter, {
      ...{ clientId, consentId, purpose, recipient: '', transport: 'mail', detail: 'days' },
      from: c.admittedOn.toString(),
      until: on.subtract({ days: 1 }).toString(),
    })
  }
  if (changesMind && isDay(changesMindAfterDays))
    await story
      .at(moment(town.world, on, '08:45'))
      .does(desk, revokeConsent, { clientId, consentId, how: 'spoken' })
}

/** Written at the front desk, signed by typing the name on its tablet. */
async function signed(
  { programme }: Town,
  { c, story, clientId }: Life,
  on: Temporal.PlainDate,
  to: { preset: PresetName; recipient: string },
): Promise<string> {
  const desk = programme.staff.front_desk
  if (!clientId) throw new Error(`${c.key} is nobody yet`)
  const { parts, purposes, ...preset } = presets[to.preset]
  const { consentId } = await story.does(desk, draftConsent, {
    ...{ ...preset, clientId, recipient: to.recipient, parts: [...parts], purposes: [...purposes] },
    ...{ discloser: 'Harbor Street', participants: '', description: '', purposeNote: '', expiresEvent: '' },
    expiresOn: preset.expiry === 'date' ? usualEnd(on).toString() : null,
    revocation:
      'I can take this consent back at any time, in writing or by telling any staff member. It then stops at once.',
    consequences: 'My care here does not depend on signing this.',
  })
  const name = `${c.person.givenName} ${c.person.familyName}`
  await story.does(desk, signConsent, {
    ...{ clientId, consentId, version: 1, signer: 'client', name, authority: '' },
    ...{ method: 'typed', typed: name, strokes: [] },
  })
  return consentId
}
