/** Every failure the programme can explain to a caller. One code, one HTTP status, one place. */
export const problems = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  stale: 412,
  too_large: 413,
  rule: 422,
  too_many: 429,
} as const
export type ProblemCode = keyof typeof problems

/** What the caller may read besides the sentence: a reason from a closed set, and where in the input it stands. */
export type ProblemDetail = {
  reason?: string
  issues?: { path: (string | number)[]; message: string }[]
  [fact: string]: unknown
}

export class Problem extends Error {
  readonly code: ProblemCode
  readonly detail: ProblemDetail
  /** What was written before the refusal is kept: a failed sign-in counts. */
  keeps = false
  constructor(code: ProblemCode, message: string, detail: ProblemDetail = {}) {
    super(message)
    this.code = code
    this.detail = detail
  }
  get status() {
    return problems[this.code]
  }
}

/** Also the answer for what exists but is not visible to the caller. */
export const notFound = (what: string) => new Problem('not_found', `No such ${what}`)

/** A rule said no: `reason` is one of a closed set, `sentences` the part's dictionary of them. */
export const refused = <R extends string>(
  reason: R,
  sentences: Record<R, string>,
  facts: Record<string, unknown> = {},
) => new Problem('rule', sentences[reason], { ...facts, reason })

/** Somebody else saved since the caller read. Nothing was changed. */
export const stale = (what: string) =>
  new Problem(
    'stale',
    `This ${what} was changed by somebody else. Nothing of yours was saved: reload to see theirs.`,
    {
      reason: 'stale',
    },
  )

/** A refusal that leaves a trace: the transaction it ends is committed. */
export function keeping(problem: Problem): Problem {
  problem.keeps = true
  return problem
}
