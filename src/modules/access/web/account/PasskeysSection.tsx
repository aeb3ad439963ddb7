import { Button, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { ConfirmButton } from '#ui/ConfirmButton.tsx'
import { useAction } from '#ui/data.ts'
import { notify } from '#ui/notify.tsx'
import { Section } from '#ui/Section.tsx'
import { useSite } from '#ui/site.tsx'
import { formatInstant, formatSince } from '#ui/when.ts'
import { useWords } from '#ui/words.tsx'
import { accountPageWords } from '../../account.words.ts'
import { beginPasskey, dropPasskey, mySecurity } from '../../factors/factors.contract.ts'
import { signedIn } from '../../signIns/signIns.contract.ts'
import classes from '../Factors.module.css'
import { PasskeySetUp } from '../PasskeySetUp.tsx'
import { passkeysWork } from '../passkeys.ts'
import { useProof } from '../useProof.tsx'
import type { WithCodes } from './AppSection.tsx'
import { useRefreshSecurity } from './useRefreshSecurity.ts'

export function PasskeysSection({ mine, onCodes }: WithCodes) {
  const { passkey: words } = useWords(accountPageWords)
  const [adding, { open, close }] = useDisclosure(false)
  const { dialog, withProof } = useProof()
  const refresh = useRefreshSecurity()
  const asked = useAction(beginPasskey, { refreshes: [], quiet: true })
  // Asked once before the browser's dialog opens: that dialog does not wait for ours.
  const start = async () => {
    if (await withProof(() => asked.mutateAsync({}))) open()
  }
  const added = (codes: string[] | null) => {
    close()
    refresh()
    notify.done(words.added)
    onCodes(codes)
  }
  const button = (
    <Button variant="default" loading={asked.isPending} onClick={start}>
      {words.add}
    </Button>
  )
  const able = passkeysWork()
  return (
    <Section
      title={words.title}
      lead={able ? words.lead : words.notHere}
      actions={able && !adding ? button : undefined}
    >
      {mine.passkeys.length === 0 && !adding && <Text c="dimmed">{words.none}</Text>}
      <PasskeyList mine={mine} withProof={withProof} />
      {adding && <PasskeySetUp onDone={added} onCancel={close} />}
      {dialog}
    </Section>
  )
}

type PasskeyListProps = Pick<WithCodes, 'mine'> & Pick<ReturnType<typeof useProof>, 'withProof'>

function PasskeyList({ mine, withProof }: PasskeyListProps) {
  const { passkey: words } = useWords(accountPageWords)
  const { timeZone } = useSite()
  const drop = useAction(dropPasskey, { refreshes: [mySecurity, signedIn], quiet: true })
  const now = Temporal.Now.instant()
  const last = mine.required && !mine.totpSince && mine.passkeys.length === 1
  return (
    <ul className={classes.list}>
      {mine.passkeys.map((p) => (
        <li key={p.id} className={classes.row}>
          <div className={classes.what}>
            <div className={classes.name}>{p.name}</div>
            <Text size="sm" c="dimmed">
              {[
                words.since(formatInstant(p.createdAt, timeZone, 'date')),
                p.lastUsedAt && words.lastUsed(formatSince(p.lastUsedAt, now)),
              ]
                .filter(Boolean)
                .join(' · ')}
            </Text>
          </div>
          {!last && (
            <ConfirmButton
              variant="subtle"
              color="brick"
              title={words.removeTitle(p.name)}
              sentence={words.removeSentence}
              confirm={words.remove}
              onConfirm={() => withProof(() => drop.mutateAsync({ passkeyId: p.id }))}
            >
              {words.remove}
            </ConfirmButton>
          )}
        </li>
      ))}
    </ul>
  )
}
