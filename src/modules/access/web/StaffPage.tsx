import { ActionIcon, Button, Menu, Table, Text, VisuallyHidden } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconDots, IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { Out } from '#kit/endpoint.ts'
import { useCan } from '#ui/can.tsx'
import { useAction, useEndpoint } from '#ui/data.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { notify } from '#ui/notify.tsx'
import { Page } from '#ui/Page.tsx'
import { QueryView, Rows } from '#ui/QueryView.tsx'
import { StatusBadge } from '#ui/StatusBadge.tsx'
import { useWords } from '#ui/words.tsx'
import { listAccounts, renewInvitation, resetFactors, setActive } from '../accounts.contract.ts'
import { accountWords } from '../accounts.words.ts'
import { InvitationLink } from './InvitationLink.tsx'
import { InviteForm } from './InviteForm.tsx'
import { RolesForm } from './RolesForm.tsx'
import { useProof } from './useProof.tsx'
import { WhoSeesWhom } from './WhoSeesWhom.tsx'

export type Account = Out<typeof listAccounts>['accounts'][number]
type Handed = { name: string; token: string }

/** Who works here: invite, change roles, hand over a new link, close. */
export function StaffPage() {
  const words = useWords(accountWords)
  const accounts = useEndpoint(listAccounts, {})
  const [inviting, invite] = useDisclosure(false)
  const [handed, setHanded] = useState<Handed | null>(null)
  const [editing, setEditing] = useState<Account | null>(null)
  const sees = useCan('site.visibility')
  const button = (
    <Button leftSection={<IconUserPlus size={18} aria-hidden />} onClick={invite.open}>
      {words.invite}
    </Button>
  )
  return (
    <Page title={words.title} lead={words.lead} actions={button}>
      <QueryView
        query={accounts}
        skeleton={<Rows />}
        isEmpty={(d) => d.accounts.length < 2}
        empty={
          <EmptyState title={words.emptyTitle} action={button}>
            {words.empty}
          </EmptyState>
        }
      >
        {(d) => <StaffTable accounts={d.accounts} onLink={setHanded} onEdit={setEditing} />}
      </QueryView>
      {sees && <WhoSeesWhom />}
      <InviteForm
        opened={inviting}
        onClose={invite.close}
        staff={accounts.data?.accounts ?? []}
        onInvited={setHanded}
      />
      {editing && <RolesForm account={editing} onClose={() => setEditing(null)} />}
      {handed && <InvitationLink {...handed} onClose={() => setHanded(null)} />}
    </Page>
  )
}

type TableProps = {
  accounts: Account[]
  onLink: (handed: Handed) => void
  onEdit: (account: Account) => void
}

function StaffTable({ accounts, onLink, onEdit }: TableProps) {
  const words = useWords(accountWords)
  return (
    <Table.ScrollContainer minWidth={560}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.person}</Table.Th>
            <Table.Th>{words.roles}</Table.Th>
            <Table.Th>{words.state}</Table.Th>
            <Table.Th>
              <VisuallyHidden>{words.more}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {accounts.map((a) => (
            <Table.Tr key={a.accountId}>
              <Table.Td>
                <Text fw={600} translate="no">
                  {[a.name, a.credential?.label].filter(Boolean).join(', ')}
                </Text>
                <Text size="sm" c="dimmed">
                  {[a.title, a.email].filter(Boolean).join(' · ')}
                </Text>
              </Table.Td>
              <Table.Td>{a.roles.map((r) => words.roleNames[r]).join(', ')}</Table.Td>
              <Table.Td>
                <AccountState account={a} />
              </Table.Td>
              <Table.Td>
                <AccountMenu account={a} onLink={onLink} onEdit={onEdit} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

function AccountState({ account }: { account: Account }) {
  const { states } = useWords(accountWords)
  if (!account.active) return <StatusBadge>{states.closed}</StatusBadge>
  if (!account.joined && !account.lastSeenAt)
    return <StatusBadge tone="attention">{states.invited}</StatusBadge>
  return <StatusBadge tone="good">{states.active}</StatusBadge>
}

function AccountMenu({ account, onLink, onEdit }: Omit<TableProps, 'accounts'> & { account: Account }) {
  const words = useWords(accountWords)
  const { accountId, name } = account
  const renew = useAction(renewInvitation, { refreshes: [listAccounts] })
  const activate = useAction(setActive, { refreshes: [listAccounts] })
  const reset = useAction(resetFactors, { refreshes: [listAccounts], quiet: true })
  const { dialog, withProof } = useProof()
  const resetNow = async () => {
    if (await withProof(() => reset.mutateAsync({ accountId }))) notify.done(words.factorsReset(name))
  }
  const setOpen = (active: boolean) => activate.mutate({ accountId, active })
  const close = () =>
    activate.mutate(
      { accountId, active: false },
      { onSuccess: () => notify.undo(words.closed, () => setOpen(true)) },
    )
  return (
    <>
      {dialog}
      <Menu>
        <Menu.Target>
          <ActionIcon aria-label={words.actions(name)}>
            <IconDots size={20} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {account.active && <Menu.Item onClick={() => onEdit(account)}>{words.edit}</Menu.Item>}
          {account.active && (
            <Menu.Item
              onClick={() =>
                renew.mutate({ accountId }, { onSuccess: ({ token }) => onLink({ name, token }) })
              }
            >
              {words.newLink}
            </Menu.Item>
          )}
          {account.active && account.joined && <Menu.Item onClick={resetNow}>{words.resetFactors}</Menu.Item>}
          {account.active ? (
            <Menu.Item onClick={close}>{words.close}</Menu.Item>
          ) : (
            <Menu.Item onClick={() => setOpen(true)}>{words.reopen}</Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </>
  )
}
