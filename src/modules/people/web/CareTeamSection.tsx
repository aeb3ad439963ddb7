import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { Out } from '#kit/endpoint.ts'
import { useAction, useEndpoint } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useFields } from '#ui/form.tsx'
import { notify } from '#ui/notify.tsx'
import { QueryView } from '#ui/QueryView.tsx'
import { Section } from '#ui/Section.tsx'
import { uiWords } from '#ui/ui.words.ts'
import { formatDay } from '#ui/when.ts'
import { useWords } from '#ui/words.tsx'
import { careTeam, changeCareTeam } from '../careTeam.contract.ts'
import { careTeamWords } from '../careTeam.words.ts'
import { CareTeamFields } from './CareTeamFields.tsx'
import { Fact, Facts } from './Facts.tsx'

type Team = Out<typeof careTeam>

/** Who cares for the client today. */
export function CareTeamSection({ clientId }: { clientId: string }) {
  const words = useWords(careTeamWords)
  const query = useEndpoint(careTeam, { clientId })
  const [editing, setEditing] = useState(false)
  return (
    <Section
      title={words.title}
      actions={
        query.data?.can.edit && (
          <Button variant="default" onClick={() => setEditing(true)}>
            {words.change}
          </Button>
        )
      }
    >
      <QueryView
        query={query}
        isEmpty={(d) => d.team.length === 0}
        empty={<Text c="dimmed">{words.none}</Text>}
      >
        {({ team }) => (
          <Facts>
            {team.map((m) => (
              <Fact key={`${m.role} ${m.staffId}`} label={words.roles[m.role]}>
                <span translate="no">{m.name}</span>
                {m.title && `, ${m.title}`}
                <br />
                <Text span size="sm" c="dimmed">
                  {words.since(formatDay(m.fromOn, 'date'))}
                </Text>
              </Fact>
            ))}
          </Facts>
        )}
      </QueryView>
      {editing && query.data && (
        <ChangeTeam clientId={clientId} team={query.data} onClose={() => setEditing(false)} />
      )}
    </Section>
  )
}

function ChangeTeam({ clientId, team, onClose }: { clientId: string; team: Team; onClose: () => void }) {
  const words = useWords(careTeamWords)
  const { cancel, close } = useWords(uiWords)
  const save = useAction(changeCareTeam, { refreshes: [careTeam], quiet: true })
  const form = useFields({ team: team.team.map(({ staffId, role }) => ({ staffId, role })) }, save.error)
  const send = () =>
    save.mutate(
      { clientId, ...form.values },
      {
        onSuccess: () => {
          notify.done(words.saved)
          onClose()
        },
      },
    )
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={words.changeTitle}
      closeButtonProps={{ 'aria-label': close }}
    >
      <form onSubmit={form.onSubmit(send)} noValidate>
        <Stack>
          <Text>{words.changeLead}</Text>
          <ErrorSummary form={form} />
          <CareTeamFields
            staff={team.staff}
            team={form.values.team}
            onChange={(t) => form.set('team', t)}
            id={form.idOf('team')}
            error={form.errorAt('team')}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {cancel}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {words.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
