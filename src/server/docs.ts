/** The API document as a page people can read: no script, no other host. */
type Operation = {
  summary: string
  description: string
  parameters: { name: string; in: string; required: boolean }[]
  requestBody?: { content: Record<string, { schema: { properties?: object; required?: string[] } }> }
  responses: Record<string, { description: string }>
}
type Document = {
  info?: { title: string; version: string }
  paths?: Record<string, Record<string, Operation>>
}

const html = (text: string) =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c)

export function apiDocs(document: Document): string {
  const sections = Object.entries(document.paths ?? {})
    .flatMap(([path, methods]) => Object.entries(methods).map(([method, o]) => section(path, method, o)))
    .join('\n')
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Footbridge API</title>
<style>
:root{color-scheme:light dark;--line:light-dark(#d9d5ca,#39433f);--soft:light-dark(#f5f2ea,#1d2523)}
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;background:light-dark(#fffdf8,#141a19);color:light-dark(#20302c,#e6ebe7)}
section{border-top:1px solid var(--line);padding:1rem 0}h2{font-size:1rem;margin:0}code{background:var(--soft);padding:.1em .3em;border-radius:4px;overflow-wrap:anywhere}
b{display:inline-block;min-width:4.5em}p{margin:.4rem 0}</style></head>
<body><h1>Footbridge API ${html(document.info?.version ?? '')}</h1>
<p>The same as <a href="/api/openapi.json">OpenAPI 3.1</a>. Sign in through the web app; the cookie it sets opens these.</p>
${sections}
</body></html>`
}

function section(path: string, method: string, o: Operation): string {
  const body = Object.values(o.requestBody?.content ?? {})[0]?.schema
  const names = [
    ...o.parameters.map((p) => (p.required ? p.name : `${p.name}?`)),
    ...Object.keys(body?.properties ?? {}).map((n) => (body?.required?.includes(n) ? n : `${n}?`)),
  ]
  const answers = Object.entries(o.responses).map(([status, r]) => `${status} ${r.description}`)
  return `<section><h2><b>${method.toUpperCase()}</b><code>${html(path)}</code></h2>
<p>${html(o.summary)}</p><p><small>${html(o.description)}</small></p>
<p>Takes: ${names.map((n) => `<code>${html(n)}</code>`).join(' ') || 'nothing'}</p>
<p><small>${answers.map(html).join(' · ')}</small></p></section>`
}
