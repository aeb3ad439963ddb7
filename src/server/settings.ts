import type { Config } from './config.ts'
import { openSecrets, type Secrets } from './secrets.ts'

/** What the ways in need to know of this installation. */
export type Settings = {
  secrets: Secrets
  /** R92: after so long without anything done, the screen is covered and nothing is answered until it is unlocked. */
  idleMinutes: number
}

export const settingsOf = (config: Pick<Config, 'key' | 'idleMinutes'>, dataFolder: string): Settings => ({
  secrets: openSecrets(dataFolder, config.key),
  idleMinutes: config.idleMinutes,
})
