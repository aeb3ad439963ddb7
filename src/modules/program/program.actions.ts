import { notFound } from '#kit/problem.ts'
import { dayAt } from '#kit/time.ts'
import type { Action, Ctx } from '#server/door.ts'
import { fourStages } from './preset.ts'
import { DefinitionSchema, type listPrograms } from './program.contract.ts'
import * as store from './program.store.ts'
import type { Definition } from './program.ts'
import { programWords } from './program.words.ts'

export const programs: Action<typeof listPrograms> = async ({ tx, actor, now }) => ({
  programs: await store.listProgramsAt(tx, actor.siteIds, now),
})

/** The programmes of a site in the versions that hold today there, the newest programme last. */
export const programsInForce = ({ tx, now }: Pick<Ctx, 'tx' | 'now'>, siteId: string) =>
  store.listProgramsAt(tx, [siteId], now)

/** Starts a programme at a site with its first version. @returns the ids of programme and version. */
export async function startProgram(
  ctx: Ctx,
  program: { siteId: string; name: string; effectiveOn: Temporal.PlainDate; definition: Definition },
): Promise<{ programId: string; versionId: string }> {
  const definition = DefinitionSchema.parse(program.definition)
  const programId = ctx.newId()
  const versionId = ctx.newId()
  await store.saveProgram(ctx.tx, { id: programId, siteId: program.siteId, name: program.name })
  await store.saveVersion(ctx.tx, {
    id: versionId,
    programId,
    number: 1,
    effectiveOn: program.effectiveOn,
    publishedAt: ctx.now,
    definition,
  })
  return { programId, versionId }
}

/** Gives a new site the shipped programme, in force from its own today. */
export async function startFirstProgram(
  ctx: Ctx,
  { siteId, timeZone }: { siteId: string; timeZone: string },
) {
  await startProgram(ctx, {
    siteId,
    name: programWords.en.firstProgram,
    effectiveOn: dayAt(ctx.now, timeZone),
    definition: fourStages,
  })
}

/** One version with its definition, for other parts. */
export async function programVersion(ctx: Pick<Ctx, 'tx'>, versionId: string): Promise<store.ProgramVersion> {
  const version = await store.findVersion(ctx.tx, versionId)
  if (!version) throw notFound('program version')
  return version
}
