import { Button, Group } from '@mantine/core'
import { IconFileDownload, IconPencil, IconSignature } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { ConfirmButton } from '#ui/ConfirmButton.tsx'
import { keepFile } from '#ui/call.ts'
import { useAction } from '#ui/data.ts'
import { notify } from '#ui/notify.tsx'
import { StatusBadge } from '#ui/StatusBadge.tsx'
import { Time } from '#ui/Time.tsx'
import type { Tone } from '#ui/tone.tsx'
import { useWords } from '#ui/words.tsx'
import {
  type ConsentView,
  clientConsents,
  consentCopy,
  discardConsent,
  endConsent,
} from '../consent.contract.ts'
import type { Standing } from '../consent.ts'
import { consentWords } from '../consent.words.ts'
import { purposeText, untilText } from '../document.words.ts'
import { accounting } from '../gate/gate.contract.ts'
import { consentScreenWords } from '../screen.words.ts'
import classes from './Consents.module.css'
import { RevokeButton } from './RevokeButton.tsx'

const tones: Record<Standing, Tone> = {
  draft: 'attention',
  active: 'good',
  expired: 'neutral',
  ended: 'neutral',
  revoked: 'danger',
  discarded: 'neutral',
}

type CardProps = { clientId: string; consent: ConsentView; mayEdit: boolean }

/** One consent in a glance: to whom, what, what for, until when, and whether it holds. */
export function ConsentCard({ clientId, consent: c, mayEdit }: CardProps) {
  const { card: words } = useWords(consentScreenWords)
  const said = useWords(consentWords)
  return (
    <li className={classes.card} data-consent={c.id}>
      <div className={classes.head}>
        <div>
          <h3 translate="no">{c.recipient || said.recipientClasses[c.recipientClass]}</h3>
          <span className={classes.soft}>
            {said.kinds[c.kind]} · {said.recipientClasses[c.recipientClass]}
          </span>
        </div>
        <StatusBadge tone={tones[c.standing]}>{said.standings[c.standing]}</StatusBadge>
      </div>
      <dl className={classes.facts}>
        <div>
          <dt>{words.parts}</dt>
          <dd>{c.parts.map((p) => said.partsShort[p]).join(', ') || words.nothing}</dd>
        </div>
        <div>
          <dt>{words.purpose}</dt>
          <dd>{purposeText(c) || words.nothing}</dd>
        </div>
        <div>
          <dt>{words.until}</dt>
          <dd>{untilText(c) || words.nothing}</dd>
        </div>
        {c.activatedAt && (
          <div>
            <dt>{words.signed}</dt>
            <dd>
              <Time at={c.activatedAt} style="dateTime" />
              <br />
              <span className={classes.soft}>{words.sent(c.disclosures)}</span>
            </dd>
          </div>
        )}
      </dl>
      <Actions clientId={clientId} consent={c} mayEdit={mayEdit} />
    </li>
  )
}

function Actions({ clientId, consent: c, mayEdit }: CardProps) {
  const { card: words } = useWords(consentScreenWords)
  const of = { clientId, consentId: c.id }
  const refreshes = [clientConsents]
  const discard = useAction(discardConsent, { refreshes })
  const end = useAction(endConsent, { refreshes })
  const copy = useAction(consentCopy, { refreshes: [accounting] })
  const done = (message: string) => ({ onSuccess: () => notify.done(message) })
  return (
    <Group gap="sm">
      {mayEdit && c.standing === 'draft' && (
        <>
          <Button
            component={Link}
            to={`/clients/${clientId}/consents/${c.id}/sign`}
            leftSection={<IconSignature size={18} aria-hidden />}
          >
            {words.read}
          </Button>
          {c.signatures.length === 0 && (
            <Button
              variant="default"
              component={Link}
              to={`/clients/${clientId}/consents/${c.id}/edit`}
              leftSection={<IconPencil size={18} aria-hidden />}
            >
              {words.edit}
            </Button>
          )}
          <ConfirmButton
            variant="subtle"
            color="brick"
            title={words.discardTitle}
            sentence={words.discardSentence}
            confirm={words.discard}
            onConfirm={() => discard.mutate({ ...of, version: c.version }, done(words.discarded))}
          >
            {words.discard}
          </ConfirmButton>
        </>
      )}
      {c.activatedAt && (
        <Button
          variant="default"
          leftSection={<IconFileDownload size={18} aria-hidden />}
          loading={copy.isPending}
          onClick={() => copy.mutate(of, { onSuccess: (file) => keepFile(file, 'application/pdf') })}
        >
          {words.copy}
        </Button>
      )}
      {mayEdit && c.standing === 'active' && c.expiry === 'event' && (
        <ConfirmButton
          variant="default"
          title={words.endTitle}
          sentence={words.endSentence(c.expiresEvent)}
          confirm={words.end}
          onConfirm={() => end.mutate(of, done(words.ended))}
        >
          {words.end}
        </ConfirmButton>
      )}
      {mayEdit && c.standing === 'active' && <RevokeButton {...of} />}
    </Group>
  )
}
