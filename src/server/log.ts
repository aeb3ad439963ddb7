import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { destination, type Logger, pino, stdTimeFunctions } from 'pino'
import type { Config } from './config.ts'

/** Structured logs: events with ids, never what people typed. One JSON object a line. */
export function openLog(config: Pick<Config, 'log' | 'dataFolder'>, process: 'web' | 'worker'): Logger {
  const options = { base: { process }, timestamp: stdTimeFunctions.isoTime }
  if (config.log === '-') return pino(options)
  const folder = join(config.dataFolder, 'log')
  mkdirSync(folder, { recursive: true })
  return pino(options, destination({ dest: join(folder, `${process}.log`), sync: false, append: true }))
}
