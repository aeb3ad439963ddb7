import { notFound } from '#kit/problem.ts'
import type { Action, Ctx } from '#server/door.ts'
import { DefinitionSchema, type listPrograms } from './program.contract.ts'
import * as store from './program.store.ts'
import type { Definition } from './program.ts'

export const programs: Action<typeof listPrograms> = async ({ tx, actor, now }) => ({
  programs: await store.listProgramsOn(tx, actor.siteIds, now.toZonedDateTimeISO('UTC').toPlainDate()),
})

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

/** One version with its definition, for other parts. */
export async function programVersion(ctx: Pick<Ctx, 'tx'>, versionId: string): Promise<store.ProgramVersion> {
  const version = await store.findVersion(ctx.tx, versionId)
  if (!version) throw notFound('program version')
  return version
}
