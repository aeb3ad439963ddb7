import type { z } from 'zod'
import { decidePlacement } from '#modules/intake/placement/placement.contract.ts'
import { dimensions } from '#modules/intake/placement/placement.ts'
import { registerClient } from '#modules/people/client.actions.ts'
import { admission, admitClient } from '#modules/plans/admission/admission.contract.ts'
import { startFirstProgram } from '#modules/program/program.actions.ts'
import type { LevelOfCare } from '#modules/program/program.ts'
import type { Persona, TestApp } from './app.ts'

/** A site with the shipped programme. */
export async function programmeSite(t: TestApp, timeZone = 'America/New_York'): Promise<string> {
  const siteId = await t.site({ timeZone })
  await t.act(undefined, (ctx) => startFirstProgram(ctx, { siteId, timeZone }))
  return siteId
}

export const newClient = (t: TestApp, by: Persona, bornOn = '1990-05-01'): Promise<string> =>
  t.act(by, (ctx) =>
    registerClient(ctx, {
      siteId: by.siteIds[0] ?? '',
      givenName: 'Rosa',
      familyName: 'Ito',
      bornOn: Temporal.PlainDate.from(bornOn),
    }),
  )

export const placementInput = (
  clientId: string,
  level: LevelOfCare = '2.1',
): z.input<(typeof decidePlacement)['input']> => ({
  clientId,
  edition: '4',
  ratings: dimensions['4'].map((dimension) => ({ dimension, rating: 2, narrative: 'As told' })),
  indicatedLevel: level,
  actualLevel: level,
  differenceReason: null,
  differenceNote: '',
  whyNotLower: 'Used daily under less support',
  whyNotHigher: 'Stable home, no medical need',
  corrects: null,
  correctionReason: '',
})

/** What an admission with all defaults sends. */
export async function admissionInput(
  t: TestApp,
  by: Persona,
  clientId: string,
): Promise<z.input<(typeof admitClient)['input']>> {
  const { placement, programs } = await t.ok(admission, { clientId }, by)
  const [program] = programs
  const [stage] = program?.definition.stages ?? []
  if (!placement || !program || !stage) throw new Error('no placement or programme')
  return {
    clientId,
    placementId: placement.id,
    programVersionId: program.versionId,
    track: 'day',
    stage: stage.id,
    careTeam: [{ staffId: by.staffId, role: 'primary_therapist' }],
    itemsDone: {},
    week: stage.week,
    priorEpisodeId: null,
  }
}

/** A client of the persona's first site, admitted today with all defaults. */
export async function admittedClient(t: TestApp, by: Persona) {
  const clientId = await newClient(t, by)
  await t.ok(decidePlacement, placementInput(clientId), by)
  const { episodeId } = await t.ok(admitClient, await admissionInput(t, by, clientId), by)
  return { clientId, episodeId }
}
