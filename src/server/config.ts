import { existsSync } from 'node:fs'
import { dirname, isAbsolute, resolve } from 'node:path'

/** Everything that can be set from outside, with its default. Read once, at start. */
export type Config = {
  port: number
  host: string
  /** Folder of the embedded database, its logs and ours. */
  dataFolder: string
  /** True when the folder was named by the operator, so that it is never silently replaced. */
  dataFolderNamed: boolean
  /** A PostgreSQL of the operator's; undefined means the embedded one. */
  databaseUrl: string | undefined
  /** A file outside the database that keeps the audit's day heads. */
  auditHeads: string | undefined
  /** Where structured logs go: a file in the data folder, or `-` for standard output. */
  log: 'file' | '-'
  /** Seals secrets in the database; undefined means the key file in the data folder. */
  key: string | undefined
  /** After so many minutes without anything done a sign-in is locked (R92). */
  idleMinutes: number
  /** Proxies in front, whose word on a caller's address and on TLS is taken. */
  proxy: string[]
}

export class ConfigError extends Error {}

const wrong = (name: string, value: string, wanted: string) =>
  new ConfigError(`${name}=${value} is not usable: ${wanted}. Unset ${name} to use the default.`)

/** Reads the environment. @throws ConfigError naming the variable and what it should be. */
export function readConfig(env: NodeJS.ProcessEnv, root: string, defaultFolder = '.footbridge'): Config {
  return {
    port: port(env.PORT),
    host: host(env.HOST),
    dataFolder: dataFolder(env.FOOTBRIDGE_DATA, root, defaultFolder),
    dataFolderNamed: Boolean(env.FOOTBRIDGE_DATA),
    databaseUrl: databaseUrl(env.DATABASE_URL),
    auditHeads: auditHeads(env.FOOTBRIDGE_AUDIT_HEADS, root),
    log: log(env.FOOTBRIDGE_LOG),
    key: env.FOOTBRIDGE_KEY || undefined,
    idleMinutes: idleMinutes(env.FOOTBRIDGE_IDLE_MINUTES),
    proxy: proxy(env.FOOTBRIDGE_PROXY),
  }
}

function port(value: string | undefined): number {
  if (value === undefined || value === '') return 4400
  const n = Number(value)
  if (!/^\d+$/.test(value) || n > 65_535) throw wrong('PORT', value, 'a port number from 0 to 65535')
  return n
}

function host(value: string | undefined): string {
  if (value === undefined || value === '') return '127.0.0.1'
  if (!/^[A-Za-z0-9.:_-]+$/.test(value)) throw wrong('HOST', value, 'a host name or an IP address')
  return value
}

function dataFolder(value: string | undefined, root: string, fallback: string): string {
  if (value === undefined || value === '') return resolve(root, fallback)
  if (value.includes('\0')) throw wrong('FOOTBRIDGE_DATA', value, 'a folder')
  return isAbsolute(value) ? value : resolve(root, value)
}

function databaseUrl(value: string | undefined): string | undefined {
  if (value === undefined || value === '') return undefined
  const scheme = URL.canParse(value) ? new URL(value).protocol : ''
  if (scheme !== 'postgres:' && scheme !== 'postgresql:')
    throw new ConfigError(
      'DATABASE_URL is not usable: a URL like postgresql://user:password@host:5432/footbridge. Unset DATABASE_URL to use the database that comes along.',
    )
  return value
}

function auditHeads(value: string | undefined, root: string): string | undefined {
  if (value === undefined || value === '') return undefined
  const file = resolve(root, value)
  if (!existsSync(dirname(file)))
    throw wrong('FOOTBRIDGE_AUDIT_HEADS', value, 'a file in a folder that exists')
  return file
}

function log(value: string | undefined): 'file' | '-' {
  if (value === undefined || value === '' || value === 'file') return 'file'
  if (value === '-') return '-'
  throw wrong('FOOTBRIDGE_LOG', value, '"file" or "-" for standard output')
}

function idleMinutes(value: string | undefined): number {
  if (value === undefined || value === '') return 15
  const n = Number(value)
  if (!/^\d+$/.test(value) || n < 1 || n > 120)
    throw wrong('FOOTBRIDGE_IDLE_MINUTES', value, 'a number of minutes from 1 to 120')
  return n
}

function proxy(value: string | undefined): string[] {
  const given = (value ?? '').split(',').map((s) => s.trim())
  const wanted = 'addresses of your proxies, like 127.0.0.1 or 10.0.0.0/8, with commas between'
  for (const address of given)
    if (address && !/^[0-9a-fA-F.:]+(\/\d+)?$/.test(address)) throw wrong('FOOTBRIDGE_PROXY', address, wanted)
  return given.filter(Boolean)
}
