import { Button, Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { listStaffMembers } from '#modules/people/staff.contract.ts'
import { listPrograms } from '#modules/program/program.contract.ts'
import { useEndpoint } from '#ui/data.ts'
import { QueryView } from '#ui/QueryView.tsx'
import { useSite } from '#ui/site.tsx'
import { uiWords } from '#ui/ui.words.ts'
import { useWords } from '#ui/words.tsx'
import { listRooms } from '../groups.contract.ts'
import { weekWords } from '../week.words.ts'
import { NewGroupForm } from './NewGroupForm.tsx'

/** The dialog that opens a weekly group. */
export function NewGroup() {
  const words = useWords(weekWords).group
  const { close: closeWord } = useWords(uiWords)
  const [opened, { open, close }] = useDisclosure(false)
  return (
    <>
      <Button leftSection={<IconPlus size={18} />} onClick={open} aria-haspopup="dialog">
        {words.open}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        size="lg"
        title={words.title}
        closeButtonProps={{ 'aria-label': closeWord }}
      >
        <WithChoices onDone={close} />
      </Modal>
    </>
  )
}

/** A group is made of what is there: programmes, staff, rooms. */
function WithChoices({ onDone }: { onDone: () => void }) {
  const { id: siteId } = useSite()
  const programs = useEndpoint(listPrograms, {})
  const staff = useEndpoint(listStaffMembers, {})
  const rooms = useEndpoint(listRooms, { siteId })
  return (
    <QueryView query={programs}>
      {(p) => (
        <QueryView query={staff}>
          {(s) => (
            <QueryView query={rooms}>
              {(r) => (
                <NewGroupForm
                  programs={p.programs.filter((of) => of.siteId === siteId)}
                  staff={s.staff}
                  rooms={r.rooms}
                  onDone={onDone}
                />
              )}
            </QueryView>
          )}
        </QueryView>
      )}
    </QueryView>
  )
}
