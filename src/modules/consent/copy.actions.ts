import { notFound, refused } from '#kit/problem.ts'
import { dayAt } from '#kit/time.ts'
import type { Action, Ctx } from '#server/door.ts'
import { pdfOf } from '#server/pdf.ts'
import type { consentCopy } from './consent.contract.ts'
import { findConsent, listSignatures } from './consent.store.ts'
import { kindOf } from './consent.ts'
import { consentWords } from './consent.words.ts'
import { consentPaper } from './document.words.ts'
import { handToClient } from './gate/gate.actions.ts'

const moment = (at: Temporal.Instant, timeZone: string) =>
  at.toLocaleString('en-US', { dateStyle: 'long', timeStyle: 'short', timeZone })

/** The client keeps a copy of what they signed. */
export const copy: Action<typeof consentCopy> = async (ctx: Ctx, of) => {
  const consent = await findConsent(ctx, of)
  if (!consent) throw notFound('consent')
  const { document } = consent
  if (!document) throw refused('not_active', consentWords.en.reasons)
  const signatures = await listSignatures(ctx.tx, [consent.id])
  return handToClient(
    ctx,
    of.clientId,
    'consent_copy',
    async ({ subject }) => ({
      name: `consent-${dayAt(consent.activatedAt ?? ctx.now, subject.timeZone)}.pdf`,
      bytes: await pdfOf(
        consentPaper({
          kind: kindOf(consent),
          whose: subject,
          lines: document,
          signatures: signatures.map((s) => ({ ...s, at: moment(s.signedAt, subject.timeZone) })),
          revokedAt: consent.revokedAt && moment(consent.revokedAt, subject.timeZone),
        }),
        ctx.now,
      ),
    }),
    [],
  )
}
