import { Button, Fieldset, Group, NativeSelect, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core'
import { useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useFields } from '#ui/form.tsx'
import { notify } from '#ui/notify.tsx'
import { uiWords } from '#ui/ui.words.ts'
import { useWords } from '#ui/words.tsx'
import { type ClientView, client, findClients, listClients, saveClient } from '../client.contract.ts'
import { sexes } from '../client.ts'
import { clientWords } from '../client.words.ts'
import { ContactPreferenceFields } from './ContactPreferenceFields.tsx'
import { languageChoices } from './languages.ts'

type DemographicsFormProps = { client: ClientView; onDone: () => void }

/** Changes who a client is and how to reach them. */
export function DemographicsForm({ client: c, onDone }: DemographicsFormProps) {
  const { overview: words, sexes: sexWords } = useWords(clientWords)
  const { cancel } = useWords(uiWords)
  const save = useAction(saveClient, { refreshes: [client, listClients, findClients], quiet: true })
  const form = useFields(
    {
      givenName: c.givenName,
      familyName: c.familyName,
      preferredName: c.preferredName,
      bornOn: c.bornOn?.toString() ?? '',
      sex: c.sex ?? '',
      pronouns: c.pronouns,
      phone: c.phone,
      email: c.email,
      language: c.language,
      address: c.address,
      contact: c.contact,
    },
    save.error,
  )
  const send = () => {
    const { bornOn, sex, ...rest } = form.values
    const input = {
      ...rest,
      bornOn: bornOn ? Temporal.PlainDate.from(bornOn) : null,
      sex: sexes.find((s) => s === sex) ?? null,
      clientId: c.id,
      version: c.version,
    }
    save.mutate(input, {
      onSuccess: () => {
        notify.done(words.saved)
        onDone()
      },
    })
  }
  return (
    <form onSubmit={form.onSubmit(send)}>
      <Stack gap="md">
        <ErrorSummary form={form} />
        <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }}>
          <TextInput
            label={words.givenName}
            withAsterisk
            aria-required
            autoComplete="off"
            {...form.field('givenName')}
          />
          <TextInput
            label={words.familyName}
            withAsterisk
            aria-required
            autoComplete="off"
            {...form.field('familyName')}
          />
          <TextInput label={words.preferredName} autoComplete="off" {...form.field('preferredName')} />
          <TextInput label={words.bornOn} type="date" {...form.field('bornOn')} />
          <NativeSelect
            label={words.sex}
            data={[
              { value: '', label: words.notGiven },
              ...sexes.map((s) => ({ value: s, label: sexWords[s] })),
            ]}
            {...form.field('sex')}
          />
          <TextInput label={words.pronouns} placeholder={words.pronounsHint} {...form.field('pronouns')} />
          <TextInput label={words.phone} type="tel" autoComplete="off" {...form.field('phone')} />
          <TextInput label={words.email} inputMode="email" autoComplete="off" {...form.field('email')} />
          <NativeSelect
            label={words.language}
            data={languageChoices(c.language)}
            {...form.field('language')}
          />
        </SimpleGrid>
        <Textarea label={words.address} autosize minRows={2} autoComplete="off" {...form.field('address')} />
        <Fieldset legend={words.contactPreference}>
          <ContactPreferenceFields
            value={form.values.contact}
            onChange={(v) => form.set('contact', v)}
            errorAt={(name) => form.errorAt(`contact.${name}`)}
          />
        </Fieldset>
        <Group>
          <Button type="submit" loading={save.isPending}>
            {words.save}
          </Button>
          <Button variant="default" onClick={onDone}>
            {cancel}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
