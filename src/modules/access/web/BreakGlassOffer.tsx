import { Button, Stack, Textarea } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useFields } from '#ui/form.tsx'
import { Section } from '#ui/Section.tsx'
import { useWords } from '#ui/words.tsx'
import { breakGlass } from '../breakGlass/breakGlass.contract.ts'
import { breakGlassWords } from '../breakGlass/breakGlass.words.ts'

/** R90: where a record is not visible, for those who may need it in an emergency. */
export function BreakGlassOffer({ clientId }: { clientId: string }) {
  const { offer: words } = useWords(breakGlassWords)
  const cache = useQueryClient()
  const open = useAction(breakGlass, { refreshes: [], quiet: true })
  const form = useFields({ reason: '' }, open.error)
  // Whatever was not found before may be there now.
  const send = () => open.mutate({ clientId, ...form.values }, { onSuccess: () => void cache.resetQueries() })
  return (
    <Section title={words.title} lead={words.lead}>
      <form onSubmit={form.onSubmit(send)} noValidate>
        <Stack>
          <ErrorSummary form={form} />
          <Textarea
            label={words.reason}
            description={words.reasonHint}
            autosize
            minRows={2}
            {...form.field('reason')}
          />
          <div>
            <Button type="submit" color="brick" loading={open.isPending}>
              {words.open}
            </Button>
          </div>
        </Stack>
      </form>
    </Section>
  )
}
