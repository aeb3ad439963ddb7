import { Table, VisuallyHidden } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { nameInLists } from '#ui/PersonName.tsx'
import { useSite } from '#ui/site.tsx'
import { Day } from '#ui/Time.tsx'
import { useWords } from '#ui/words.tsx'
import type { ClientLine } from '../client.contract.ts'
import { clientWords } from '../client.words.ts'
import classes from './Clients.module.css'
import { StandingBadges } from './StandingBadges.tsx'

type ClientTableProps = { clients: readonly ClientLine[]; withHead?: boolean }

/** Clients a row each; on a phone each row is a small card. The name is the link, the row its target. */
export function ClientTable({ clients, withHead = true }: ClientTableProps) {
  const { list: words } = useWords(clientWords)
  const { columns } = words
  const site = useSite()
  const manySites = clients.some((c) => c.siteId !== site.id)
  return (
    <Table className={classes.table} highlightOnHover>
      <Table.Caption className={classes.caption}>
        <VisuallyHidden>{words.caption}</VisuallyHidden>
      </Table.Caption>
      <Table.Thead className={withHead ? undefined : classes.hiddenHead}>
        <Table.Tr>
          <Table.Th scope="col">{columns.name}</Table.Th>
          <Table.Th scope="col">{columns.born}</Table.Th>
          <Table.Th scope="col">{columns.standing}</Table.Th>
          {manySites && <Table.Th scope="col">{columns.site}</Table.Th>}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {clients.map((c) => (
          <Row key={c.id} client={c} site={manySites} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Row({ client: c, site }: { client: ClientLine; site: boolean }) {
  const words = useWords(clientWords)
  return (
    <Table.Tr className={classes.row}>
      <Table.Th scope="row">
        <Link to="/clients/$clientId" params={{ clientId: c.id }} className={classes.link} translate="no">
          {nameInLists(c)}
        </Link>
        {c.preferredName && c.preferredName !== c.givenName && (
          <span className={classes.soft} translate="no">
            {' '}
            ({c.givenName})
          </span>
        )}
      </Table.Th>
      <Table.Td>
        {c.bornOn ? (
          <>
            <Day on={c.bornOn} style="date" />
            <span className={classes.soft}> · {c.age}</span>
          </>
        ) : (
          <span className={classes.soft}>{words.birthDateUnknown}</span>
        )}
      </Table.Td>
      <Table.Td>
        <ul className={classes.badges}>
          <StandingBadges of={c} />
        </ul>
      </Table.Td>
      {site && <Table.Td>{c.siteName}</Table.Td>}
    </Table.Tr>
  )
}
