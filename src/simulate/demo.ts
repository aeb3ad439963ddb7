import { join } from 'node:path'
import { issueLink, isUnclaimed } from '#modules/access/access.actions.ts'
import { ConfigError, readConfig } from '#server/config.ts'
import { type Db, openDb } from '#server/db.ts'
import { markAsDemo } from '#server/demoMark.ts'
import { nobody, transact } from '#server/door.ts'
import { clock, livePlatform } from '#server/platform.ts'
import { run, toStderr, toStdout } from '#server/run.ts'
import { sealChanges } from '#server/seal.ts'
import { linkTo, type Running } from '#server/start.ts'
import { claimDemoFolder, demoIsMade, storyOf } from './demoFolder.ts'
import { demoSize } from './demoSize.ts'
import { live } from './life.ts'
import { emailOf, staff } from './plan.ts'

/** `npm run demo`: Footbridge as `npm start` brings it up, in a folder of its own, with a programme that is alive. */
const options = readArguments(process.argv.slice(2))
const say = options.json ? toStderr : toStdout
const root = join(import.meta.dirname, '../..')
const timeZone = 'America/New_York'
const today = clock().toZonedDateTimeISO(timeZone).toPlainDate()
const wanted = {
  day: today.toString(),
  seed: `${options.seed} over ${options.weeks} weeks`,
  story: storyOf(root),
}

await run(() => ({
  config: readConfig(process.env, root, '.footbridge-demo'),
  progress: say,
  prepare: (folder) => {
    const reason = claimDemoFolder(folder, wanted, options)
    if (reason) say(`  making the demo ${reason}`)
  },
  fill: async ({ url, folder }) => {
    // Each act need not wait for the disk: until all of it is sealed, the folder does not count as made.
    const db = openDb(`${url}${url.includes('?') ? '&' : '?'}options=-c%20synchronous_commit%3Doff`)
    try {
      const empty = await needsLife(db)
      await markAsDemo(url)
      if (!empty) return
      await live({ db, seed: options.seed, timeZone, today }, { ...demoSize, weeks: options.weeks }, (line) =>
        say(`  ${line}`),
      )
    } finally {
      await db.destroy()
    }
    await seal(url)
    if (!process.env.DATABASE_URL) demoIsMade(folder, wanted)
  },
  ready: async (running, seconds) => {
    const personas = await linksFor(running)
    say(`Ready after ${seconds} at ${running.address}`)
    if (options.json) toStdout(JSON.stringify({ address: running.address, personas }))
    else toStdout(listed(personas))
    say('Press Ctrl-C to stop.')
  },
}))

function readArguments(given: readonly string[]) {
  const known = /^--(json|fresh|seed=\w+|weeks=[1-9]\d?)$/
  const unknown = given.find((a) => !known.test(a))
  const setting = (name: string, usual: string) =>
    given.find((a) => a.startsWith(`--${name}=`))?.slice(name.length + 3) ?? usual
  if (unknown) {
    toStderr(
      `${unknown} is not known. The demo takes --json, --fresh (make it anew), --seed=<word> and --weeks=<past weeks>.`,
    )
    process.exit(1)
  }
  return {
    json: given.includes('--json'),
    fresh: given.includes('--fresh'),
    seed: setting('seed', '1'),
    weeks: Number(setting('weeks', String(demoSize.weeks))),
  }
}

/** An operator's own database is filled only when it is empty; a demo in it is used as it stands. */
async function needsLife(db: Db): Promise<boolean> {
  const empty = await db.transaction().execute((tx) => isUnclaimed({ tx }))
  if (!empty && (await accountsOf(db)).length < staff.length)
    throw new ConfigError(
      'DATABASE_URL holds a Footbridge that is not the demo. The demo fills only an empty database.',
    )
  return empty
}

function accountsOf(db: Db) {
  return db.selectFrom('account').select(['id', 'email']).where('email', 'in', staff.map(emailOf)).execute()
}

/** Seals the audit of the whole past, in a commit that waits for the disk: everything before it is kept then too. */
async function seal(url: string): Promise<void> {
  const db = openDb(url)
  for (let i = 0; i < 5; i++) await transact(livePlatform(db), nobody, 'demo', sealChanges)
  await db.destroy()
}

/** One fresh sign-in link per staff member. */
async function linksFor({ db, address }: Running) {
  const accounts = await accountsOf(db)
  return db.transaction().execute(async (tx) => {
    const personas = []
    for (const member of staff) {
      const email = emailOf(member)
      const accountId = accounts.find((a) => a.email === email)?.id ?? null
      const token = await issueLink({ tx, now: clock() }, { accountId, purpose: 'sign_in', hours: 24 })
      const { key, role, title, givenName, familyName } = member
      personas.push({
        persona: key,
        role,
        name: `${givenName} ${familyName}`,
        title,
        email,
        link: linkTo(address, token),
      })
    }
    return personas
  })
}

function listed(personas: Awaited<ReturnType<typeof linksFor>>): string {
  const lines = personas.map((p) => `  ${p.name.padEnd(22)}${p.title.padEnd(30)}${p.link}`)
  return `\nSign in as one of the staff. Each link works once, for 24 hours; the next start makes new ones.\n\n${lines.join('\n')}\n`
}
