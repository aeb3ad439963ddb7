import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigError } from './config.ts'

/**
 * Secrets in the database are sealed with a key that is not in it: AES-256-GCM, bound to what they belong to. A sealed
 * text names its key, so that keys can be changed: the first key seals, every key opens.
 */
export type Secrets = {
  /** @param of what it belongs to: moved elsewhere, it no longer opens. */
  seal: (plain: string, of: string) => string
  /** @throws where no key fits, or the text or its place was changed. */
  open: (sealed: string, of: string) => string
  /** False where an older key sealed it. */
  isFresh: (sealed: string) => boolean
}

const cipher = 'aes-256-gcm'
const keyIdOf = (key: Buffer) => createHash('sha256').update(key).digest('hex').slice(0, 8)

export function secretsWith(keys: readonly Buffer[]): Secrets {
  const [first] = keys
  if (!first) throw new ConfigError('There is no key to seal secrets with.')
  const byId = new Map(keys.map((key) => [keyIdOf(key), key]))
  const firstId = keyIdOf(first)
  return {
    seal: (plain, of) => {
      const nonce = randomBytes(12)
      const c = createCipheriv(cipher, first, nonce).setAAD(Buffer.from(of))
      const sealed = Buffer.concat([nonce, c.update(plain, 'utf8'), c.final(), c.getAuthTag()])
      return `${firstId}.${sealed.toString('base64url')}`
    },
    open: (text, of) => {
      const [id = '', body = ''] = text.split('.')
      const key = byId.get(id)
      if (!key) throw new Error(`the key ${id} that sealed this is not among FOOTBRIDGE_KEY or the key file`)
      const sealed = Buffer.from(body, 'base64url')
      const d = createDecipheriv(cipher, key, sealed.subarray(0, 12)).setAAD(Buffer.from(of))
      d.setAuthTag(sealed.subarray(-16))
      return Buffer.concat([d.update(sealed.subarray(12, -16)), d.final()]).toString('utf8')
    },
    isFresh: (text) => text.startsWith(`${firstId}.`),
  }
}

export const newKey = (): string => randomBytes(32).toString('base64url')
export const keyFileOf = (dataFolder: string) => join(dataFolder, 'secret.key')

/**
 * The keys: FOOTBRIDGE_KEY, or the file `secret.key` in the data folder, which only its owner may read; made at the first
 * start. Several are separated by commas or line ends, the newest first.
 */
export function openSecrets(dataFolder: string, given: string | undefined): Secrets {
  if (given) return secretsWith(parseKeys(given, 'FOOTBRIDGE_KEY'))
  const file = keyFileOf(dataFolder)
  if (!existsSync(file)) {
    mkdirSync(dataFolder, { recursive: true })
    writeFileSync(file, `${newKey()}\n`, { mode: 0o600, flag: 'wx' })
  }
  chmodSync(file, 0o600)
  return secretsWith(parseKeys(readFileSync(file, 'utf8'), file))
}

function parseKeys(text: string, where: string): Buffer[] {
  const keys = text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((k) => Buffer.from(k, 'base64url'))
  if (keys.length === 0 || keys.some((k) => k.length !== 32))
    throw new ConfigError(
      `${where} is not usable: 32 random bytes in base64, such as \`openssl rand -base64 32\` prints; several with commas between, the newest first.`,
    )
  return keys
}
