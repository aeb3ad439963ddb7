import { MultiSelect, NativeSelect, SimpleGrid } from '@mantine/core'
import type { Out } from '#kit/endpoint.ts'
import { useWords } from '#ui/words.tsx'
import { type CareTeamMember, type CareTeamRole, careTeamRoles } from '../careTeam.ts'
import { careTeamWords } from '../careTeam.words.ts'
import type { listStaffMembers } from '../staff.contract.ts'

type Staff = Out<typeof listStaffMembers>['staff']
type CareTeamFieldsProps = {
  staff: Staff
  team: readonly CareTeamMember[]
  onChange: (team: CareTeamMember[]) => void
  /** Of the first field, for the summary of errors. */
  id: string
  error?: string | undefined
}

const others = careTeamRoles.filter((r) => r !== 'primary_therapist')

/** Who cares for the client: one primary therapist, and whoever else by role. */
export function CareTeamFields({ staff, team, onChange, id, error }: CareTeamFieldsProps) {
  const words = useWords(careTeamWords)
  const people = staff.map((s) => ({
    value: s.id,
    label: [`${s.givenName} ${s.familyName}`, s.title].filter(Boolean).join(', '),
  }))
  const inRole = (role: CareTeamRole) => team.filter((m) => m.role === role).map((m) => m.staffId)
  const fill = (role: CareTeamRole, staffIds: readonly string[]) =>
    onChange([...team.filter((m) => m.role !== role), ...staffIds.map((staffId) => ({ staffId, role }))])
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <NativeSelect
        id={id}
        label={words.roles.primary_therapist}
        required
        error={error}
        data={[{ value: '', label: words.choose }, ...people]}
        value={inRole('primary_therapist')[0] ?? ''}
        onChange={(e) => fill('primary_therapist', e.currentTarget.value ? [e.currentTarget.value] : [])}
      />
      {others.map((role) => (
        <MultiSelect
          key={role}
          label={words.roles[role]}
          data={people}
          searchable
          hidePickedOptions
          value={inRole(role)}
          onChange={(ids) => fill(role, ids)}
        />
      ))}
    </SimpleGrid>
  )
}
