import { Button, Group, Modal, MultiSelect, Stack } from '@mantine/core'
import { useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useFields } from '#ui/form.tsx'
import { useWords } from '#ui/words.tsx'
import { staffRoles } from '../access.ts'
import { changeRoles, listAccounts } from '../accounts.contract.ts'
import { accountWords } from '../accounts.words.ts'
import type { Account } from './StaffPage.tsx'

export function RolesForm({ account, onClose }: { account: Account; onClose: () => void }) {
  const words = useWords(accountWords)
  const save = useAction(changeRoles, { refreshes: [listAccounts], quiet: true })
  const form = useFields({ roles: account.roles }, save.error)
  const send = () => save.mutate({ accountId: account.accountId, ...form.values }, { onSuccess: onClose })
  return (
    <Modal
      opened
      onClose={onClose}
      title={words.editTitle(account.name)}
      closeButtonProps={{ 'aria-label': words.done }}
    >
      <form onSubmit={form.onSubmit(send)} noValidate>
        <Stack>
          <ErrorSummary form={form} />
          <MultiSelect
            label={words.roles}
            description={words.rolesHint}
            data={staffRoles.map((value) => ({ value, label: words.roleNames[value] }))}
            {...form.field('roles')}
          />
          <Group justify="flex-end">
            <Button type="submit" loading={save.isPending}>
              {words.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
