import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
export const webFolder = join(root, 'dist/web')
const stamp = join(root, 'dist/web.stamp')

/** What the built app was made from: names, sizes and times of its sources. */
function fingerprint(): string {
  const files = globSync(['src/{kit,ui,staff,portal,modules}/**/*', 'vite.config.ts', 'package-lock.json'], {
    cwd: root,
  }).sort()
  const hash = createHash('sha256')
  for (const file of files) {
    const { size, mtimeMs } = statSync(join(root, file))
    if (/\.(ts|tsx|css|html|svg|json)$/.test(file)) hash.update(`${file}:${size}:${mtimeMs}\n`)
  }
  return hash.digest('hex')
}

/** Builds the web app when it was never built, or its sources changed since. @returns whether it had to. */
export async function ensureWebBuilt(progress: (line: string) => void): Promise<boolean> {
  const wanted = fingerprint()
  if (
    existsSync(join(webFolder, 'index.html')) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === wanted
  )
    return false
  progress('building the web app')
  await build()
  writeFileSync(stamp, wanted)
  return true
}

const build = () =>
  new Promise<void>((done, failed) => {
    const vite = join(root, 'node_modules/vite/bin/vite.js')
    const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'error'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
    child.on('error', failed)
    child.on('exit', (code) =>
      code === 0 ? done() : failed(new Error(`The web app could not be built:\n${output}`)),
    )
  })
