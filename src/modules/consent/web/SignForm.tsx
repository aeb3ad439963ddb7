import { Button, Group, Input, NativeSelect, Radio, Stack, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { client } from '#modules/people/client.contract.ts'
import { useAction, useEndpoint } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useFields } from '#ui/form.tsx'
import { notify } from '#ui/notify.tsx'
import { fullName } from '#ui/PersonName.tsx'
import { useWords } from '#ui/words.tsx'
import { type ConsentView, clientConsents, signConsent } from '../consent.contract.ts'
import { type Signer, signatureMethods } from '../consent.ts'
import { consentWords } from '../consent.words.ts'
import { consentScreenWords } from '../screen.words.ts'
import { SignaturePad } from './SignaturePad.tsx'

type Values = {
  signer: Signer
  name: string
  authority: string
  method: (typeof signatureMethods)[number]
  typed: string
  strokes: [number, number][][]
}

/** The signature: who signs, and their name drawn or typed. */
export function SignForm({ clientId, consent: c }: { clientId: string; consent: ConsentView }) {
  const { sign: words } = useWords(consentScreenWords)
  const { signers } = useWords(consentWords)
  const navigate = useNavigate()
  const known = useEndpoint(client, { clientId })
  const sign = useAction(signConsent, { refreshes: [clientConsents], quiet: true })
  const [first = 'client'] = c.maySign
  const form = useFields<Values>(
    { signer: first, name: '', authority: '', method: 'drawn', typed: '', strokes: [] },
    sign.error,
  )
  const v = form.values
  const clientName = known.data ? fullName({ ...known.data, preferredName: '' }) : ''
  const name = v.name || (v.signer === 'client' ? clientName : '')
  const send = () =>
    sign.mutate(
      { ...v, name, clientId, consentId: c.id, version: c.version },
      {
        onSuccess: ({ standing }) => {
          notify.done(standing === 'active' ? words.done : words.oneMore)
          if (standing === 'active')
            void navigate({ to: '/clients/$clientId/$panel', params: { clientId, panel: 'consents' } })
        },
      },
    )
  return (
    <form onSubmit={form.onSubmit(send)} noValidate>
      <Stack gap="md">
        <ErrorSummary form={form} />
        {c.maySign.length > 1 && (
          <NativeSelect
            label={words.who}
            data={c.maySign.map((s) => ({ value: s, label: signers[s] }))}
            {...form.field('signer')}
          />
        )}
        <TextInput
          label={words.name}
          required
          autoComplete="off"
          maw="34rem"
          {...form.field('name')}
          value={name}
        />
        {v.signer !== 'client' && (
          <TextInput
            label={words.authority}
            description={words.authorityHint}
            required
            maw="34rem"
            {...form.field('authority')}
          />
        )}
        <Radio.Group
          label={words.way}
          value={v.method}
          onChange={(m) => form.set('method', signatureMethods.find((x) => x === m) ?? 'drawn')}
        >
          <Group mt="xs">
            {signatureMethods.map((m) => (
              <Radio key={m} value={m} label={words.ways[m]} py="0.625rem" />
            ))}
          </Group>
        </Radio.Group>
        {v.method === 'drawn' ? (
          <Input.Wrapper
            label={words.draw}
            description={words.drawn(v.strokes.length)}
            error={form.errorAt('strokes')}
          >
            <SignaturePad
              id={form.idOf('strokes')}
              label={words.draw}
              description={words.drawn(v.strokes.length)}
              strokes={v.strokes}
              onChange={(s) => form.set('strokes', s)}
            />
            {v.strokes.length > 0 && (
              <Button variant="subtle" onClick={() => form.set('strokes', [])}>
                {words.again}
              </Button>
            )}
          </Input.Wrapper>
        ) : (
          <TextInput label={words.typed} autoComplete="off" maw="34rem" {...form.field('typed')} />
        )}
        <Group>
          <Button type="submit" loading={sign.isPending}>
            {words.submit}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
