import { join } from 'node:path'
import { issueLink, isUnclaimed } from '#modules/access/access.actions.ts'
import { ConfigError, readConfig } from '#server/config.ts'
import { type Db, openDb } from '#server/db.ts'
import { clock } from '#server/platform.ts'
import { run, toStderr, toStdout } from '#server/run.ts'
import { linkTo, type Running, version } from '#server/start.ts'
import { claimDemoFolder, demoIsMade } from './demoFolder.ts'
import { demoSize } from './demoSize.ts'
import { live } from './life.ts'
import { emailOf, staff } from './plan.ts'

/** `npm run demo`: Footbridge as `npm start` brings it up, in a folder of its own, with a programme that is alive. */
const options = readArguments(process.argv.slice(2))
const say = options.json ? toStderr : toStdout
const timeZone = 'America/New_York'
const today = clock().toZonedDateTimeISO(timeZone).toPlainDate()
const wanted = { day: today.toString(), seed: options.seed, release: version }

await run(() => ({
  config: readConfig(process.env, join(import.meta.dirname, '../..'), '.footbridge-demo'),
  progress: say,
  prepare: (folder) => {
    const reason = claimDemoFolder(folder, wanted, options)
    if (reason) say(`  making the demo ${reason}`)
  },
  fill: async ({ url, folder }) => {
    // Losing the last moments in a crash is fine here: the folder is whole only once it says so.
    const db = openDb(`${url}${url.includes('?') ? '&' : '?'}options=-c%20synchronous_commit%3Doff`)
    try {
      if (await needsLife(db))
        await live({ db, seed: options.seed, timeZone, today }, demoSize, (line) => say(`  ${line}`))
      demoIsMade(folder, wanted)
    } finally {
      await db.destroy()
    }
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
  const seed = given.find((a) => a.startsWith('--seed='))?.slice('--seed='.length) ?? '1'
  const unknown = given.find((a) => a !== '--json' && a !== '--fresh' && !/^--seed=\w+$/.test(a))
  if (unknown) {
    toStderr(`${unknown} is not known. The demo takes --json, --fresh (make it anew) and --seed=<word>.`)
    process.exit(1)
  }
  return { json: given.includes('--json'), fresh: given.includes('--fresh'), seed }
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

const accountsOf = (db: Db) =>
  db.selectFrom('account').select(['id', 'email']).where('email', 'in', staff.map(emailOf)).execute()

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
