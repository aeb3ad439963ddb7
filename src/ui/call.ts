import { z } from 'zod'
import { disclosureHeader, type Endpoint, type In, type Out, pathParams } from '#kit/endpoint.ts'
import type { FileOut, FileType } from '#kit/file.ts'
import { secondsIdle } from './activity.ts'
import { garbled, invalid, offline, refusalFrom } from './refusal.ts'
import './validation.ts'

/**
 * Calls an endpoint from the browser: checks the input against the contract, fills `:params`, puts the rest in query,
 * body or form, and reads the answer.
 * @throws Refusal, always and only.
 */
export async function call<E extends Endpoint>(e: E, input: In<E>, signal?: AbortSignal): Promise<Out<E>> {
  const { url, init } = request(e, encoded(e, input))
  // What a page asks while nobody sits at it does not keep its sign-in awake.
  const headers = { ...init.headers, ...(secondsIdle() > 60 ? { 'footbridge-idle': '1' } : {}) }
  const response = await fetch(url, { ...init, headers, ...(signal ? { signal } : {}) }).catch(
    (error: unknown) => {
      if (signal?.aborted) throw error
      throw offline()
    },
  )
  if (response.ok && e.file) return (await fileFrom(response)) as Out<E>
  const body = await response.json().catch(() => undefined)
  if (!response.ok)
    throw refusalFrom(response.status, body, response.headers.get('x-request-id') ?? undefined)
  const answer = z.safeDecode(e.output, body)
  if (!answer.success) throw garbled(response.status)
  return answer.data as Out<E>
}

/** A file as `FileOut`. */
async function fileFrom(response: Response): Promise<FileOut> {
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'file'
  const disclosureId = response.headers.get(disclosureHeader) ?? ''
  return { name, bytes: new Uint8Array(await response.arrayBuffer()), disclosureId }
}

/** Hands a file to the browser, as a download. */
export function keepFile({ name, bytes }: FileOut, type: FileType) {
  const url = URL.createObjectURL(new Blob([bytes], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** The values on the wire. What the contract would refuse is refused here, before anything is sent. */
function encoded<E extends Endpoint>(e: E, input: In<E>): Record<string, unknown> {
  const wire = z.safeEncode(e.input, input)
  if (wire.success) return { ...(wire.data as Record<string, unknown>) }
  throw invalid(
    wire.error.issues.map((i) => ({ path: i.path.filter((p) => typeof p !== 'symbol'), message: i.message })),
  )
}

export function request(e: Endpoint, wire: Record<string, unknown>): { url: string; init: RequestInit } {
  const inPath = new Set(pathParams(e.path))
  const rest = Object.fromEntries(Object.entries(wire).filter(([k, v]) => !inPath.has(k) && v !== undefined))
  const path = `/api${e.path.replace(/:(\w+)/g, (_, k: string) => encodeURIComponent(String(wire[k])))}`
  if (e.method === 'GET') {
    const query = new URLSearchParams(
      Object.entries(rest)
        .filter(([, v]) => v !== null)
        .map(([k, v]): [string, string] => [k, String(v)]),
    ).toString()
    return { url: query ? `${path}?${query}` : path, init: { method: 'GET' } }
  }
  if (e.upload) return { url: path, init: { method: e.method, body: form(rest) } }
  return {
    url: path,
    init: { method: e.method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(rest) },
  }
}

/** A file as contracts describe it: `{ name, mediaType, bytes }`. */
type WireFile = { name: string; mediaType: string; bytes: Uint8Array<ArrayBuffer> }

const isWireFile = (v: unknown): v is WireFile =>
  typeof v === 'object' && v !== null && 'bytes' in v && v.bytes instanceof Uint8Array

/** Plain fields first: the server may want them before it reads the file. */
function form(fields: Record<string, unknown>): FormData {
  const data = new FormData()
  for (const [k, v] of Object.entries(fields)) if (!isWireFile(v)) data.append(k, String(v))
  for (const [k, v] of Object.entries(fields))
    if (isWireFile(v)) data.append(k, new Blob([v.bytes], { type: v.mediaType }), v.name)
  return data
}

/** A picked file as the contract's value. */
export const fileInput = async (file: File): Promise<WireFile> => ({
  name: file.name,
  mediaType: file.type || 'application/octet-stream',
  bytes: new Uint8Array(await file.arrayBuffer()),
})
