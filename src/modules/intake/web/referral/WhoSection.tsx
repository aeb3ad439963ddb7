import { PersonName } from '#ui/PersonName.tsx'
import { Section } from '#ui/Section.tsx'
import { useWords } from '#ui/words.tsx'
import { shownIdentifier } from '../../../people/client.ts'
import { clientWords } from '../../../people/client.words.ts'
import { Fact, Facts } from '../../../people/web/Facts.tsx'
import { languageName } from '../../../people/web/languages.ts'
import { packetWords } from '../../referral/packet.words.ts'
import type { ReferredPerson } from '../../referral/summary.ts'
import { More } from './More.tsx'
import { useDays } from './useDays.ts'

/** Who is referred, as the sender tells it. */
export function WhoSection({ person: p }: { person: ReferredPerson }) {
  const { summary: words } = useWords(packetWords)
  const { sexes, identifierKinds, identifier } = useWords(clientWords)
  const { day } = useDays()
  return (
    <Section title={words.who}>
      <Facts>
        <Fact label={words.name}>
          <PersonName of={p} />
        </Fact>
        <Fact label={words.born}>{p.born ? day(p.born) : words.bornUnknown}</Fact>
        <Fact label={words.sex}>{p.sex && sexes[p.sex]}</Fact>
        {p.otherNames.length > 0 && <Fact label={words.otherNames}>{p.otherNames.join('\n')}</Fact>}
        <Fact label={words.phone}>{p.phones.join('\n')}</Fact>
        {p.email && <Fact label={words.email}>{p.email}</Fact>}
        <Fact label={words.address}>{p.address}</Fact>
        <Fact label={words.language}>{languageName(p.language)}</Fact>
        {(p.race || p.ethnicity) && (
          <Fact label={words.raceEthnicity}>{[p.race, p.ethnicity].filter(Boolean).join(', ')}</Fact>
        )}
        {p.contacts.map((c) => (
          <Fact key={`${c.name} ${c.phone}`} label={words.contacts}>
            {[c.name, c.relation, c.phone].filter(Boolean).join('\n')}
          </Fact>
        ))}
      </Facts>
      {p.identifiers.length > 0 && (
        <More label={words.identifiers(p.identifiers.length)}>
          <Facts>
            {p.identifiers.map((i) => (
              <Fact key={`${i.system} ${i.value}`} label={identifierKinds[i.kind] ?? identifier}>
                {shownIdentifier(i)}
              </Fact>
            ))}
          </Facts>
        </More>
      )}
    </Section>
  )
}
