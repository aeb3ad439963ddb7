import { createHash } from 'node:crypto'
import { keeping, Problem } from '#kit/problem.ts'
import type { Ctx, Web } from '#server/door.ts'
import * as store from './tries.store.ts'
import { type Counted, forgottenAfterHours, waitAfter, waitWords } from './tries.ts'
import { triesWords } from './tries.words.ts'

const words = triesWords.en
export type Tries = { succeeded: () => Promise<void>; failed: (problem: Problem) => Promise<Problem> }

/**
 * Asks before a try whether it must wait, for the account that is meant (known or not) and for the caller's address.
 * @returns what to say of how it went: a failure is kept although it ends in a refusal.
 * @throws Problem `too_many` with `waitSeconds`
 */
export async function beginTry(ctx: Ctx, meant: string, { request }: Web): Promise<Tries> {
  const account = `account:${createHash('sha256').update(meant).digest('base64url')}`
  const address = `address:${request.ip}`
  const held = await store.holdTries(ctx.tx, [account, address], ctx.now)
  const wait = Math.max(...held.map((t) => (t.waitUntil ? ctx.now.until(t.waitUntil).total('seconds') : 0)))
  if (wait > 0)
    throw new Problem('too_many', words.wait(waitWords(wait, words)), {
      reason: 'wait',
      waitSeconds: Math.ceil(wait),
    })
  return {
    succeeded: () => store.dropTries(ctx.tx, [account]),
    failed: async (problem) => {
      for (const t of held) await countFailure(ctx, t, t.key === account ? 'account' : 'address')
      return keeping(problem)
    },
  }
}

async function countFailure({ tx, now }: Ctx, held: store.Try, counted: Counted) {
  const forgotten = held.lastAt.until(now).total('hours') >= forgottenAfterHours
  const failures = (forgotten ? 0 : held.failures) + 1
  const wait = waitAfter(failures, counted)
  await store.saveTry(tx, {
    key: held.key,
    failures,
    lastAt: now,
    waitUntil: wait ? now.add({ seconds: wait }) : null,
  })
}
