import { Button, Group, Text } from '@mantine/core'
import type { Out } from '#kit/endpoint.ts'
import { useAction, useEndpoint } from '#ui/data.ts'
import { notify } from '#ui/notify.tsx'
import { QueryView, Rows } from '#ui/QueryView.tsx'
import { Section } from '#ui/Section.tsx'
import { StatusBadge } from '#ui/StatusBadge.tsx'
import { useSite } from '#ui/site.tsx'
import { formatInstant, formatSince } from '#ui/when.ts'
import { useWords } from '#ui/words.tsx'
import { accountPageWords } from '../../account.words.ts'
import { endOtherSignIns, endSignIn, mySignIns } from '../../signIns/signIns.contract.ts'
import classes from '../Factors.module.css'

type SignIn = Out<typeof mySignIns>['signIns'][number]

export function SignInsSection() {
  const { signIns: words } = useWords(accountPageWords)
  const query = useEndpoint(mySignIns, {})
  const endAll = useAction(endOtherSignIns, { refreshes: [mySignIns] })
  const others = (query.data?.signIns.length ?? 0) > 1
  const button = (
    <Button
      variant="default"
      loading={endAll.isPending}
      onClick={() => endAll.mutate({}, { onSuccess: ({ ended }) => notify.done(words.endedMany(ended)) })}
    >
      {words.endOthers}
    </Button>
  )
  return (
    <Section title={words.title} lead={words.lead} actions={others ? button : undefined}>
      <QueryView query={query} skeleton={<Rows count={2} />}>
        {({ signIns }) => (
          <ul className={classes.list}>
            {signIns.map((s) => (
              <SignInRow key={s.id} signIn={s} />
            ))}
          </ul>
        )}
      </QueryView>
    </Section>
  )
}

function SignInRow({ signIn: s }: { signIn: SignIn }) {
  const { signIns: words } = useWords(accountPageWords)
  const { timeZone } = useSite()
  const end = useAction(endSignIn, { refreshes: [mySignIns] })
  const device = s.device || words.unknownDevice
  const details = [
    words.since(formatInstant(s.since, timeZone, 'dayTime')),
    ...(s.current ? [] : [words.seen(formatSince(s.lastSeenAt, Temporal.Now.instant()))]),
    ...(s.address ? [words.from(s.address)] : []),
  ]
  return (
    <li className={classes.row}>
      <div className={classes.what}>
        <Group gap="xs">
          <span className={classes.name}>{device}</span>
          {s.current && <StatusBadge tone="good">{words.this}</StatusBadge>}
          {s.locked && <StatusBadge>{words.locked}</StatusBadge>}
        </Group>
        <Text size="sm" c="dimmed">
          {details.join(' · ')}
        </Text>
      </div>
      {!s.current && (
        <Button
          variant="subtle"
          color="brick"
          aria-label={words.endNamed(device)}
          loading={end.isPending}
          onClick={() => end.mutate({ signInId: s.id }, { onSuccess: () => notify.done(words.ended) })}
        >
          {words.end}
        </Button>
      )}
    </li>
  )
}
