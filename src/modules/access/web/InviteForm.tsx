import { Button, Group, Modal, MultiSelect, Select, Stack, Switch, TextInput } from '@mantine/core'
import { useAction, useEndpoint } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useFields } from '#ui/form.tsx'
import { useWords } from '#ui/words.tsx'
import { me } from '../access.contract.ts'
import { staffRoles } from '../access.ts'
import { inviteStaff, listAccounts } from '../accounts.contract.ts'
import { accountWords } from '../accounts.words.ts'
import classes from './Entrance.module.css'
import type { Account } from './StaffPage.tsx'

type InviteFormProps = {
  opened: boolean
  onClose: () => void
  staff: Account[]
  onInvited: (handed: { name: string; token: string }) => void
}
type StaffRole = (typeof staffRoles)[number]

export function InviteForm(props: InviteFormProps) {
  const words = useWords(accountWords)
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={words.inviteTitle}
      size="lg"
      closeButtonProps={{ 'aria-label': words.done }}
    >
      <Fields {...props} />
    </Modal>
  )
}

function Fields({ onClose, staff, onInvited }: InviteFormProps) {
  const words = useWords(accountWords)
  const sites = useEndpoint(me, {}).data?.sites ?? []
  const invite = useAction(inviteStaff, { refreshes: [listAccounts], quiet: true })
  const form = useFields(
    {
      givenName: '',
      familyName: '',
      title: '',
      email: '',
      roles: [] as StaffRole[],
      siteIds: sites.map((s) => s.id),
      label: '',
      supervised: false,
      supervisorId: null as string | null,
    },
    invite.error,
  )
  const { label, supervised, supervisorId, ...person } = form.values
  const send = () =>
    invite.mutate(
      { ...person, credential: { label, supervised, supervisorId } },
      {
        onSuccess: ({ token }) => {
          onClose()
          onInvited({ name: `${person.givenName} ${person.familyName}`, token })
        },
      },
    )
  return (
    <form onSubmit={form.onSubmit(send)} noValidate>
      <Stack>
        <ErrorSummary form={form} />
        <div className={classes.pair}>
          <TextInput label={words.givenName} data-autofocus {...form.field('givenName')} />
          <TextInput label={words.familyName} {...form.field('familyName')} />
        </div>
        <TextInput label={words.email} type="email" spellCheck={false} {...form.field('email')} />
        <TextInput label={words.jobTitle} description={words.jobTitleHint} {...form.field('title')} />
        <MultiSelect
          label={words.roles}
          description={words.rolesHint}
          data={staffRoles.map((value) => ({ value, label: words.roleNames[value] }))}
          {...form.field('roles')}
        />
        {sites.length > 1 && (
          <MultiSelect
            label={words.sites}
            data={sites.map((s) => ({ value: s.id, label: s.name }))}
            {...form.field('siteIds')}
          />
        )}
        <TextInput label={words.credential} description={words.credentialHint} {...form.field('label')} />
        <Switch label={words.supervised} {...form.check('supervised')} />
        {supervised && (
          <Select
            label={words.supervisor}
            data={staff.filter((s) => s.active).map((s) => ({ value: s.staffId, label: s.name }))}
            clearable
            {...form.field('supervisorId')}
          />
        )}
        <Group justify="flex-end">
          <Button type="submit" loading={invite.isPending}>
            {words.send}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
