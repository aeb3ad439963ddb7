import { Anchor, Button, Group, Modal, Stack, Table, Text, Textarea, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { hoursAndMinutes } from '#kit/time.ts'
import { Callout } from '#ui/Callout.tsx'
import { fullName, PersonName } from '#ui/PersonName.tsx'
import { TimeSpan } from '#ui/Time.tsx'
import { uiWords } from '#ui/ui.words.ts'
import { useWords } from '#ui/words.tsx'
import { attendanceWords } from '../../attendance/attendance.words.ts'
import { composerWords } from '../composer/composer.words.ts'
import { notesWords } from '../notes.words.ts'
import classes from './SignDialog.module.css'
import type { ComposerState, Draft } from './useComposer.ts'
import { type Signing, useSign } from './useSign.ts'

type SignDialogProps = {
  draft: Draft
  composer: ComposerState
  onClose: () => void
  onGoTo: (clientId: string | undefined) => void
}

/** Shows what will be made, asks what only the author knows, and signs. */
export function SignDialog({ draft, composer, onClose, onGoTo }: SignDialogProps) {
  const { sign: words } = useWords(composerWords)
  const { close, cancel } = useWords(uiWords)
  const signing = useSign(draft, composer, onClose)
  const n = composer.owed.length
  const isReady =
    draft.can.sign &&
    draft.signingAs !== null &&
    signing.unmarked.length === 0 &&
    n > 0 &&
    !hasGaps(composer, signing)
  return (
    <Modal
      opened
      onClose={onClose}
      size={620}
      title={words.title(n)}
      closeButtonProps={{ 'aria-label': close }}
    >
      <Stack>
        {signing.refusal && (
          <div role="alert">
            <Callout tone="danger">{signing.refusal.title}</Callout>
          </div>
        )}
        <Gaps draft={draft} composer={composer} signing={signing} onGoTo={onGoTo} />
        <Text>{words.lead(n)}</Text>
        <Times signing={signing} closes={draft.session.rosterState === 'open'} />
        <Who signing={signing} composer={composer} isGroup={draft.form === 'group'} />
        <Reasons signing={signing} composer={composer} />
        <Signer signingAs={draft.signingAs} />
        <Group justify="flex-end" className={classes.dialogFoot}>
          <Button variant="default" onClick={onClose}>
            {cancel}
          </Button>
          <Button data-autofocus disabled={!isReady} loading={signing.isPending} onClick={signing.send}>
            {words.confirm(n)}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

/** R29: in whose name, and whether a supervisor signs too. */
function Signer({ signingAs }: Pick<Draft, 'signingAs'>) {
  const { sign: words, page } = useWords(composerWords)
  if (!signingAs) return <Callout tone="attention">{page.noCredential}</Callout>
  return (
    <Text size="sm" fw={600}>
      {words.as(signingAs.name, signingAs.credential)}
      {signingAs.status === 'awaiting_cosign' && `. ${words.awaits}`}
    </Text>
  )
}

const hasGaps = (composer: ComposerState, { missing, times }: Signing) =>
  missing.length > 0 || composer.missingShared.length > 0 || times.span === null

type GapsProps = {
  draft: Draft
  composer: ComposerState
  signing: Signing
  onGoTo: SignDialogProps['onGoTo']
}

/** What stands between here and the signature, each with the way there. */
function Gaps({ draft, composer, signing: { missing, unmarked }, onGoTo }: GapsProps) {
  const { sign: words, shared, page } = useWords(composerWords)
  const { fields } = useWords(notesWords)
  const everybody = draft.form === 'group' ? shared.group : shared.individual
  const gaps = [
    { id: undefined, name: everybody, lacks: composer.missingShared },
    ...missing.map((p) => ({ id: p.clientId, name: fullName(p), lacks: composer.missingOf(p) })),
  ].filter((g) => g.lacks.length > 0)
  return (
    <>
      {unmarked.length > 0 && (
        <Callout
          tone="attention"
          title={words.unmarked(unmarked.length)}
          action={
            <Button component={Link} to={`/sessions/${draft.session.id}`} variant="default" size="compact-md">
              {page.toRoster}
            </Button>
          }
        />
      )}
      {gaps.length > 0 && (
        <Callout tone="attention" title={words.missing(gaps.length)}>
          <ul className={classes.problems}>
            {gaps.map(({ id, name, lacks }) => (
              <li key={name}>
                <Anchor component="button" type="button" ta="start" onClick={() => onGoTo(id)}>
                  {words.lacks(
                    name,
                    lacks.map((m) => fields[m]),
                  )}
                </Anchor>
              </li>
            ))}
          </ul>
        </Callout>
      )}
    </>
  )
}

function Times({ signing: { times }, closes }: { signing: Signing; closes: boolean }) {
  const { sign: words } = useWords(composerWords)
  if (times.isRecorded && times.span)
    return (
      <div>
        <Text fw={600}>{words.times}</Text>
        <TimeSpan from={times.span.startedAt} until={times.span.endedAt} />{' '}
        <Text span size="sm" c="dimmed">
          {words.fromRoster}
        </Text>
      </div>
    )
  return (
    <div>
      <Text fw={600}>{words.times}</Text>
      <Text size="sm" c="dimmed" mb="xs">
        {words.asked} {closes && words.closes}
      </Text>
      <div className={classes.times}>
        <TextInput
          type="time"
          label={words.started}
          value={times.started}
          onChange={(event) => times.setStarted(event.currentTarget.value)}
        />
        <TextInput
          type="time"
          label={words.ended}
          value={times.ended}
          onChange={(event) => times.setEnded(event.currentTarget.value)}
        />
      </div>
    </div>
  )
}

type WhoProps = { signing: Signing; composer: ComposerState; isGroup: boolean }

/** Whose notes, with each one's minutes; and who gets none. */
function Who({ signing: { rows }, composer: { absent, aside, signed }, isGroup }: WhoProps) {
  const { sign: words } = useWords(composerWords)
  const away = [...absent, ...aside].map(fullName)
  return (
    <div>
      <Table withRowBorders={false} verticalSpacing={4} horizontalSpacing={0}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>
              {words.who}
              {isGroup && ` (${words.participants(rows.length + signed.length)})`}
            </Table.Th>
            <Table.Th className={classes.numbers}>{words.minutes}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <WhoRow key={row.person.clientId} {...row} />
          ))}
        </Table.Tbody>
      </Table>
      {rows.some((r) => r.minutes < r.person.minutes) && (
        <Text size="sm" c="dimmed">
          {words.capped}
        </Text>
      )}
      {away.length > 0 && (
        <Text size="sm" c="dimmed" mt="xs">
          {words.noNote} <span translate="no">{away.join(', ')}</span>
        </Text>
      )}
    </div>
  )
}

function WhoRow({ person, minutes }: Signing['rows'][number]) {
  const { marks } = useWords(attendanceWords)
  return (
    <Table.Tr>
      <Table.Td>
        <PersonName of={person} />{' '}
        {person.mark !== 'present' && person.mark !== null && (
          <span className={classes.mark}>({marks[person.mark]})</span>
        )}
      </Table.Td>
      <Table.Td className={classes.numbers}>{hoursAndMinutes(minutes)}</Table.Td>
    </Table.Tr>
  )
}

/** R27, R31: what is out of the ordinary needs a reason, which stays in the record. */
function Reasons({ signing, composer }: { signing: Signing; composer: ComposerState }) {
  const { sign: words } = useWords(composerWords)
  return (
    <>
      {signing.cloned.length > 0 && <Cloned signing={signing} composer={composer} />}
      {signing.isLate && (
        <Callout tone="attention" title={words.late}>
          <Text size="sm">{words.lateLead}</Text>
          <Textarea
            mt="xs"
            autosize
            minRows={2}
            label={words.lateReason}
            value={signing.lateReason}
            onChange={(event) => signing.setLateReason(event.currentTarget.value)}
          />
        </Callout>
      )}
    </>
  )
}

function Cloned({ signing, composer }: { signing: Signing; composer: ComposerState }) {
  const { sign: words } = useWords(composerWords)
  const nameOf = (clientId: string | undefined) => {
    const person = composer.owed.find((p) => p.clientId === clientId)
    return person ? fullName(person) : ''
  }
  return (
    <Callout tone="attention" title={words.cloned}>
      <Text size="sm">{words.clonedLead}</Text>
      <ul className={classes.problems}>
        {signing.cloned.map(({ clientIds: [a, b] }) => (
          <li key={`${a} ${b}`} translate="no">
            {words.pair(nameOf(a), nameOf(b))}
          </li>
        ))}
      </ul>
      <TextInput
        mt="xs"
        label={words.confirmReason}
        value={signing.confirmReason}
        onChange={(event) => signing.setConfirmReason(event.currentTarget.value)}
      />
    </Callout>
  )
}
