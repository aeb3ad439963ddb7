import { Radio, Stack } from '@mantine/core'
import { useAction, useEndpoint } from '#ui/data.ts'
import { notify } from '#ui/notify.tsx'
import { Lines, QueryView } from '#ui/QueryView.tsx'
import { Section } from '#ui/Section.tsx'
import { useWords } from '#ui/words.tsx'
import { setSiteVisibility, siteVisibility } from '../breakGlass/breakGlass.contract.ts'
import { visibilities } from '../breakGlass/breakGlass.ts'
import { breakGlassWords } from '../breakGlass/breakGlass.words.ts'

/** The policy of each site: all clients, or the care team's. */
export function WhoSeesWhom() {
  const { sites: words } = useWords(breakGlassWords)
  const query = useEndpoint(siteVisibility, {})
  const save = useAction(setSiteVisibility, { refreshes: [siteVisibility] })
  const set = (siteId: string, value: string) => {
    const visibility = visibilities.find((v) => v === value)
    if (visibility) save.mutate({ siteId, visibility }, { onSuccess: () => notify.done(words.saved) })
  }
  return (
    <Section title={words.title} lead={words.lead}>
      <QueryView query={query} skeleton={<Lines count={2} />}>
        {({ sites }) => (
          <Stack>
            {sites.map((s) => (
              <Radio.Group
                key={s.siteId}
                label={s.name}
                value={s.visibility}
                onChange={(value) => set(s.siteId, value)}
              >
                <Stack gap="xs" mt="xs">
                  {visibilities.map((v) => (
                    <Radio key={v} value={v} label={words.choice[v]} disabled={save.isPending} />
                  ))}
                </Stack>
              </Radio.Group>
            ))}
          </Stack>
        )}
      </QueryView>
    </Section>
  )
}
