import { Button, Group, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useFields } from '#ui/form.tsx'
import { Section } from '#ui/Section.tsx'
import { useWords } from '#ui/words.tsx'
import { clientConsents, draftConsent, saveConsent } from '../consent.contract.ts'
import { expiries, isTpo, recipientClasses, recipientKinds, type Terms } from '../consent.ts'
import { consentWords } from '../consent.words.ts'
import { type PresetName, presetNames, presets, usualEnd } from '../presets.ts'
import { consentScreenWords } from '../screen.words.ts'
import { PartsField, PurposesField } from './Choices.tsx'

export type TypedTerms = Omit<Terms, 'parts' | 'purposes' | 'expiresOn'> & {
  parts: Terms['parts'][number][]
  purposes: Terms['purposes'][number][]
  expiresOn: string
}
type FormProps = {
  clientId: string
  draft: { consentId: string; version: number } | null
  initial: TypedTerms
  today: Temporal.PlainDate
}

/** Every element of a consent, begun from whom it is for. Saved as a draft; the client reads it on the next page. */
export function ConsentForm({ clientId, draft, initial, today }: FormProps) {
  const { form: words } = useWords(consentScreenWords)
  const said = useWords(consentWords)
  const navigate = useNavigate()
  const make = useAction(draftConsent, { refreshes: [clientConsents], quiet: true })
  const save = useAction(saveConsent, { refreshes: [clientConsents], quiet: true })
  const form = useFields<TypedTerms>(initial, make.error ?? save.error)
  const v = form.values
  const read = (consentId: string) =>
    navigate({ to: '/clients/$clientId/consents/$consentId/sign', params: { clientId, consentId } })
  const send = () => {
    const { discloser, recipientKind, recipientClass, recipient, participants, parts } = v
    const terms = {
      ...{ discloser, recipientKind, recipientClass, recipient, participants, parts },
      ...{ description: v.description, purposes: v.purposes, purposeNote: v.purposeNote, expiry: v.expiry },
      expiresOn: v.expiry === 'date' && v.expiresOn ? Temporal.PlainDate.from(v.expiresOn) : null,
      expiresEvent: v.expiresEvent,
      revocation: v.revocation,
      consequences: v.consequences,
    }
    if (draft) save.mutate({ ...terms, ...draft, clientId }, { onSuccess: () => void read(draft.consentId) })
    else make.mutate({ ...terms, clientId }, { onSuccess: ({ consentId }) => void read(consentId) })
  }
  const begin = (name: PresetName) => {
    const preset = presets[name]
    const { consequences, consequencesTpo } = said.defaults
    form.setValues((now) => ({
      ...now,
      ...preset,
      parts: [...preset.parts],
      purposes: [...preset.purposes],
      expiresOn: usualEnd(today).toString(),
      consequences: isTpo(preset.purposes) ? consequencesTpo : consequences,
    }))
  }
  return (
    <form onSubmit={form.onSubmit(send)} noValidate>
      <Stack gap="lg">
        <ErrorSummary form={form} />
        <Section title={words.who}>
          <Stack gap="md">
            {!draft && (
              <NativeSelect
                label={words.preset}
                data={presetNames.map((p) => ({ value: p, label: words.presets[p] }))}
                onChange={(e) => begin(presetNames.find((p) => p === e.currentTarget.value) ?? 'other')}
              />
            )}
            <TextInput label={words.discloser} required {...form.field('discloser')} />
            <NativeSelect
              label={words.recipientClass}
              data={recipientClasses.map((c) => ({ value: c, label: said.recipientClasses[c] }))}
              {...form.field('recipientClass')}
            />
            <NativeSelect
              label={words.recipientKind}
              data={recipientKinds.map((k) => ({ value: k, label: said.recipientKinds[k] }))}
              {...form.field('recipientKind')}
            />
            <TextInput
              label={words.recipient}
              description={v.recipientKind === 'class' ? words.recipientClassHint : undefined}
              required
              autoComplete="off"
              {...form.field('recipient')}
            />
            {v.recipientKind === 'intermediary' && (
              <TextInput label={words.participants} required {...form.field('participants')} />
            )}
          </Stack>
        </Section>
        <Section title={words.what}>
          <Stack gap="md">
            <PartsField
              value={v.parts}
              onChange={(p) => form.set('parts', p)}
              error={form.errorAt('parts')}
            />
            <TextInput
              label={words.description}
              description={words.descriptionHint}
              {...form.field('description')}
            />
            <PurposesField
              value={v.purposes}
              onChange={(p) => form.set('purposes', p)}
              error={form.errorAt('purposes')}
            />
            <TextInput
              label={words.purposeNote}
              required={v.purposes.includes('other')}
              {...form.field('purposeNote')}
            />
          </Stack>
        </Section>
        <Section title={words.when}>
          <Stack gap="md">
            <NativeSelect
              label={words.expiry}
              data={expiries.map((e) => ({ value: e, label: said.expiries[e] }))}
              {...form.field('expiry')}
            />
            {v.expiry === 'date' && (
              <TextInput
                type="date"
                maw="16rem"
                label={words.expiresOn}
                min={today.toString()}
                required
                {...form.field('expiresOn')}
              />
            )}
            {v.expiry === 'event' && (
              <TextInput label={words.expiresEvent} required {...form.field('expiresEvent')} />
            )}
          </Stack>
        </Section>
        <Section title={words.rest}>
          <Stack gap="md">
            <Textarea label={words.revocation} autosize minRows={2} required {...form.field('revocation')} />
            <Textarea
              label={words.consequences}
              autosize
              minRows={2}
              required
              {...form.field('consequences')}
            />
          </Stack>
        </Section>
        <Group>
          <Button type="submit" loading={make.isPending || save.isPending}>
            {words.save}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
