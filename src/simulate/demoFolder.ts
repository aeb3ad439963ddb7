import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigError } from '#server/config.ts'

/** What a demo folder says of itself in its `demo.json`. */
type Marker = { day: string; seed: string; story: string; made: boolean }
export type Wanted = Omit<Marker, 'made'>

/**
 * Decides whether a demo folder is used as it stands: made today, whole, from the same seed, schema and story.
 * Otherwise its database is removed, and made anew. Never touches a folder that does not say that it is a demo's.
 * @returns why it is made anew, or null when it is not
 */
export function claimDemoFolder(folder: string, wanted: Wanted, { fresh = false } = {}): string | null {
  const database = join(folder, 'postgres')
  const found = readMarker(folder)
  if (!found && existsSync(database))
    throw new ConfigError(
      `FOOTBRIDGE_DATA=${folder} holds a Footbridge that is not the demo. Set FOOTBRIDGE_DATA to another folder, or unset it.`,
    )
  const reason = fresh
    ? 'as asked'
    : found && existsSync(database)
      ? staleness(found, wanted)
      : 'for the first time'
  if (reason === null) return null
  rmSync(database, { recursive: true, force: true })
  writeMarker(folder, { ...wanted, made: false })
  return reason
}

/** Says that the demo in this folder is whole. */
export const demoIsMade = (folder: string, wanted: Wanted) => writeMarker(folder, { ...wanted, made: true })

function staleness(found: Marker, wanted: Wanted): string | null {
  if (!found.made) return 'as it was not finished'
  if (found.day !== wanted.day) return `as the last one ends on ${found.day}`
  if (found.seed !== wanted.seed) return 'from another seed'
  return found.story === wanted.story ? null : 'as the story has changed'
}

/** What a demo's content depends on besides its day and seed: the schema and the story, as they stand in this checkout. */
export function storyOf(root: string): string {
  const hash = createHash('sha256')
  for (const file of globSync(['db/migrations/*.sql', 'src/simulate/**/*.ts'], { cwd: root }).sort())
    hash.update(readFileSync(join(root, file)))
  return hash.digest('hex').slice(0, 16)
}

const markerOf = (folder: string) => join(folder, 'demo.json')
const writeMarker = (folder: string, marker: Marker) =>
  writeFileSync(markerOf(folder), `${JSON.stringify(marker)}\n`)

function readMarker(folder: string): Marker | null {
  if (!existsSync(markerOf(folder))) return null
  try {
    const {
      day = '',
      seed = '',
      story = '',
      made = false,
    } = JSON.parse(readFileSync(markerOf(folder), 'utf8'))
    return { day, seed, story, made }
  } catch {
    return { day: '', seed: '', story: '', made: false }
  }
}
