import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

/** Libraries by their use; what is in no list may be imported nowhere. */
const web = [
  'react',
  'react-dom',
  'react-dom/client',
  '@mantine/*',
  '@tanstack/*',
  '@tabler/icons-react',
  'style',
  'dayjs/*',
]

/** Who may import whom. The first row whose pattern fits a file names its kind; what a row does not list is refused. */
const kinds: [name: string, file: RegExp, may: string[]][] = [
  ['data', /\.json$/, []],
  ['style', /\.(css|svg)$/, []],
  ['kit', /^src\/kit\//, ['kit', 'zod']],
  // zxcvbn's word lists weigh a megabyte: one file knows them.
  ['password', /^src\/modules\/access\/password\.ts$/, ['@zxcvbn-ts/*']],
  ['words', /^src\/modules\/timetable\/optimizer\/.*\.words\.ts$/, ['kit', 'rules', 'words', 'optimizer']],
  ['words', /^src\/.*\.words\.ts$/, ['kit', 'rules', 'words']],
  ['contract', /^src\/modules\/.*\.contract\.ts$/, ['kit', 'rules', 'contract', 'zod']],
  ['store', /^src\/modules\/.*\.store\.ts$/, ['kit', 'rules', 'store', 'server', 'kysely']],
  [
    'actions',
    /^src\/modules\/.*\.actions\.ts$/,
    [
      'kit',
      'rules',
      'words',
      'contract',
      'store',
      'actions',
      'optimizer',
      'optimizer thread',
      'server',
      'password',
      '@node-rs/argon2',
      '@simplewebauthn/server',
      'otplib',
      'fastify',
      'node:crypto',
    ],
  ],
  ['routes', /^src\/modules\/.*\.routes\.ts$/, ['contract', 'actions', 'server']],
  ['subscribers', /^src\/modules\/.*\.subscribers\.ts$/, ['kit', 'rules', 'contract', 'actions', 'server']],
  ['schedules', /^src\/modules\/.*\.schedules\.ts$/, ['kit', 'rules', 'contract', 'actions', 'server']],
  [
    'screen',
    /^src\/modules\/[\w-]+\/web\//,
    [
      ...['kit', 'rules', 'words', 'contract', 'screen', 'ui', ...web],
      ...['password', 'uqr', '@simplewebauthn/browser'],
    ],
  ],
  // The optimizer is pure too, but heavy: only actions may reach it, never a screen.
  [
    'optimizer thread',
    /^src\/modules\/timetable\/optimizer\/thread\//,
    ['kit', 'optimizer', 'highs', 'node:worker_threads'],
  ],
  ['optimizer', /^src\/modules\/timetable\/optimizer\//, ['kit', 'optimizer', 'words', 'zod', 'highs']],
  ['rules', /^src\/modules\//, ['kit', 'rules', 'data', 'zod']],
  ['ui', /^src\/ui\//, ['kit', 'words', 'ui', 'zod', '@fontsource-variable/*', ...web]],
  ['shell', /^src\/(staff|portal)\//, ['kit', 'rules', 'words', 'contract', 'screen', 'ui', 'shell', ...web]],
  [
    'main',
    /^src\/server\/(main|worker|start|routes|schedules)\.ts$/,
    ['kit', 'server', 'main', 'actions', 'routes', 'subscribers', 'schedules', 'kysely', 'node:*'],
  ],
  [
    'server',
    /^src\/server\//,
    [
      'kit',
      'server',
      'main',
      'access',
      'kysely',
      'pg',
      'pg-boss',
      'pino',
      'fastify',
      '@fastify/*',
      'zod',
      'pdfmake',
      'pdfmake/*',
      'node:*',
    ],
  ],
  [
    'simulate',
    /^src\/simulate\//,
    ['kit', 'rules', 'contract', 'actions', 'server', 'main', 'simulate', 'kysely', 'pg', 'node:*'],
  ],
]

/** Each part may use those before it. */
const order = [
  'people',
  'access',
  'consent',
  'program',
  'measures',
  'intake',
  'episodes',
  'plans',
  'timetable',
  'attendance',
  'notes',
  'safety',
  'medications',
  'tasks',
  'circle',
  'aftercare',
  'coverage',
  'outcomes',
  'record',
  'home',
]

const files = globSync('src/**/*.{ts,tsx}').filter((f) => !/\.test\.tsx?$|\.d\.ts$/.test(f))
const rowOf = (path: string) => kinds.find(([, file]) => file.test(path))
const partOf = (path: string) => /^src\/modules\/([\w-]+)\//.exec(path)?.[1]

function target(from: string, spec: string): string {
  if (spec.startsWith('#')) return `src/${spec.slice(1)}`
  if (spec.startsWith('.')) return join(dirname(from), spec)
  return spec
}
const importsOf = (file: string) =>
  [
    ...readFileSync(file, 'utf8').matchAll(
      /(?:^(?:import|export)\s[^'"]*?from\s+|^import\s+|\bimport\(\s*)['"]([^'"]+)['"]/gm,
    ),
  ].map((m) => target(file, m[1] ?? ''))

const permits = (may: string[], name: string) =>
  may.some((m) => m === name || (m.endsWith('*') && name.startsWith(m.slice(0, -1))))

function mayImport(_from: string, to: string, [kind, , may]: (typeof kinds)[number]): boolean {
  if (!to.startsWith('src/')) return permits(may, to) || permits(may, rowOf(to)?.[0] ?? to)
  // The permission matrix is the one piece of a part that the platform reads.
  if (kind === 'server' && to === 'src/modules/access/access.ts') return true
  return permits(may, rowOf(to)?.[0] ?? '?')
}

test('every file has a place, and imports point inward', () => {
  expect(files.length).toBeGreaterThan(60)
  const wrong = files.flatMap((from) => {
    const row = rowOf(from)
    if (!row) return [`${from}: no kind of file lives here`]
    return importsOf(from)
      .filter((to) => !mayImport(from, to, row))
      .map((to) => `${from} (${row[0]}) → ${to}`)
  })
  expect(wrong).toEqual([])
})

test('parts use only parts before them, and never their stores or screens’ insides', () => {
  const wrong = files.flatMap((from) => {
    const part = partOf(from)
    if (!part) return []
    if (!order.includes(part)) return [`${from}: the part "${part}" is not in the order`]
    return importsOf(from)
      .filter((to) => {
        const other = partOf(to)
        // The permission matrix is read everywhere: `can` goes to the screens with the data.
        if (!other || other === part || to === 'src/modules/access/access.ts') return false
        return order.indexOf(other) > order.indexOf(part) || /\.store\.ts$/.test(to)
      })
      .map((to) => `${from} → ${to}`)
  })
  expect(wrong).toEqual([])
})

test('the clock is read and chance is asked in one file of the server', () => {
  // printing.ts reads no clock: the library wants its moment as a Date.
  const allowed = new Set([
    'src/server/platform.ts',
    'src/server/start.ts',
    'src/server/main.ts',
    'src/server/printing.ts',
  ])
  const wrong = files
    .filter((f) => !f.endsWith('.tsx') && !/^src\/(ui|staff|portal)\/|\/web\//.test(f) && !allowed.has(f))
    .filter((f) => /new Date\(|Date\.now\(|Math\.random\(|Temporal\.Now/.test(readFileSync(f, 'utf8')))
  expect(wrong).toEqual([])
})

test('no file is longer than 300 lines', () => {
  const long = files
    .filter((f) => !f.endsWith('db.types.ts'))
    .map((f) => [f, readFileSync(f, 'utf8').split('\n').length - 1] as const)
    .filter(([, lines]) => lines > 300)
  expect(long).toEqual([])
})

test('sentences people read stand in dictionaries, not in screens', () => {
  const wrong = files
    .filter((f) => f.endsWith('.tsx'))
    .flatMap((f) =>
      [...readFileSync(f, 'utf8').matchAll(/>\s*([A-Z][a-z]+(?: [a-z]+)+[^<>{}=;()]*)<\//g)].map(
        (m) => `${f}: ${m[1]}`,
      ),
    )
  expect(wrong).toEqual([])
})

test('no barrels', () => {
  expect(files.filter((f) => /\/index\.tsx?$/.test(f))).toEqual([])
})
