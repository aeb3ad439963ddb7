import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from 'playwright'

/** What Chromium is started with: as root it cannot sandbox itself, and nowhere may it call its maker's hosts. */
export const browserArguments = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/**
 * A Chromium for the journeys: the one FOOTBRIDGE_CHROMIUM names, one that is installed, Playwright's own, or a fresh one
 * (Playwright's download, or the distribution's package when root). Says which.
 * @throws in words when none can be had.
 */
export function findBrowser(say: (line: string) => void): string {
  const named = process.env.FOOTBRIDGE_CHROMIUM
  if (named) {
    if (!existsSync(named)) throw new Error(`FOOTBRIDGE_CHROMIUM=${named}: there is no such file`)
    return told(say, named, 'named by FOOTBRIDGE_CHROMIUM')
  }
  const found = installed.find((path) => existsSync(path))
  if (found) return told(say, found, 'installed on this machine')
  const own = chromium.executablePath()
  if (existsSync(own)) return told(say, own, "Playwright's own")
  return fetchBrowser(say, own)
}

function fetchBrowser(say: (line: string) => void, own: string): string {
  say("no Chromium found: asking Playwright's download …")
  spawnSync(process.execPath, ['node_modules/playwright/cli.js', 'install', 'chromium'], {
    stdio: 'ignore',
    timeout: 180_000,
  })
  if (existsSync(own)) return told(say, own, "Playwright's download")
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say("Playwright's download is not to be had: installing the distribution's package …")
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', timeout: 180_000 })
    spawnSync('apt-get', ['install', '-y', '-qq', 'chromium'], { stdio: 'ignore', timeout: 300_000 })
    if (existsSync('/usr/bin/chromium')) return told(say, '/usr/bin/chromium', "the distribution's package")
  }
  throw new Error(
    'There is no Chromium and none could be fetched. Install one, or name it by FOOTBRIDGE_CHROMIUM.',
  )
}

function told(say: (line: string) => void, path: string, which: string): string {
  say(`Chromium for the journeys: ${path} (${which})`)
  return path
}
