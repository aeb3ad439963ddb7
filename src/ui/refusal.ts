import type { ProblemCode } from '#kit/problem.ts'
import { uiWords } from './ui.words.ts'

/** Where in the input something is wrong, and what. */
export type Issue = { path: (string | number)[]; message: string }

/** Besides the server's own codes: no connection, a failure without explanation, an answer we cannot read. */
export type RefusalCode = ProblemCode | 'offline' | 'internal' | 'garbled'

/** The browser's side of a `Problem`: why a call did not do what was asked. `title` is a sentence for people. */
export class Refusal extends Error {
  /** HTTP status; 0 where no answer came. */
  readonly status: number
  readonly code: RefusalCode
  readonly title: string
  /** One of a closed set where a rule or a constraint said no. */
  readonly reason: string | undefined
  readonly issues: Issue[]
  readonly requestId: string | undefined
  /** Whatever else the server told about it. */
  readonly facts: Record<string, unknown>

  constructor(r: {
    status: number
    code: RefusalCode
    title: string
    reason?: string | undefined
    issues?: Issue[]
    requestId?: string | undefined
    facts?: Record<string, unknown>
  }) {
    super(r.title)
    this.name = 'Refusal'
    this.status = r.status
    this.code = r.code
    this.title = r.title
    this.reason = r.reason
    this.issues = r.issues ?? []
    this.requestId = r.requestId
    this.facts = r.facts ?? {}
  }
  /** Somebody else saved since: reloading shows theirs. */
  get isStale() {
    return this.code === 'stale'
  }
  /** Worth trying again as it is: the connection or the server failed, not the request. */
  get isPassing() {
    return this.code === 'offline' || this.code === 'internal' || this.code === 'too_many'
  }
}

const sentences = uiWords.en.refusals
const codeOf: Record<number, RefusalCode> = {
  400: 'invalid',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  412: 'stale',
  413: 'too_large',
  422: 'rule',
  429: 'too_many',
}

export const offline = () => new Refusal({ status: 0, code: 'offline', title: sentences.offline })
export const garbled = (status: number) => new Refusal({ status, code: 'garbled', title: sentences.garbled })
export const invalid = (issues: Issue[]) =>
  new Refusal({ status: 400, code: 'invalid', title: sentences.invalid, issues })

/** Reads the server's `application/problem+json`; anything else becomes a failure without detail. */
export function refusalFrom(status: number, body: unknown, requestId?: string): Refusal {
  const { type: _, status: __, title, reason, issues, requestId: told, ...facts } = asRecord(body)
  const code = codeOf[status] ?? (status >= 500 ? 'internal' : 'garbled')
  return new Refusal({
    status,
    code,
    title:
      typeof title === 'string' && code !== 'internal'
        ? title
        : code === 'internal'
          ? sentences.internal
          : sentences.unknown,
    reason: typeof reason === 'string' ? reason : undefined,
    issues: Array.isArray(issues) ? issues.map(asIssue) : [],
    requestId: typeof told === 'string' ? told : requestId,
    facts,
  })
}

/** Anything thrown, as a refusal: what is not one is a defect of ours and says no more than that. */
export const asRefusal = (error: unknown): Refusal =>
  error instanceof Refusal ? error : new Refusal({ status: 0, code: 'internal', title: sentences.internal })

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}

function asIssue(value: unknown): Issue {
  const { path, message } = asRecord(value)
  return {
    path: Array.isArray(path) ? path.filter((p) => typeof p === 'string' || typeof p === 'number') : [],
    message: typeof message === 'string' ? message : sentences.unknown,
  }
}
