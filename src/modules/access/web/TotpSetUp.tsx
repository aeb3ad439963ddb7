import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import type { Out } from '#kit/endpoint.ts'
import { useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useFields } from '#ui/form.tsx'
import { useWords } from '#ui/words.tsx'
import { accountPageWords } from '../account.words.ts'
import { type beginTotp, confirmTotp } from '../factors/factors.contract.ts'
import classes from './Factors.module.css'
import { QrCode } from './QrCode.tsx'

type TotpSetUpProps = {
  begun: Out<typeof beginTotp>
  onDone: (codes: string[] | null) => void
  onCancel?: () => void
}

/** Scan, then the first code shows that it worked. */
export function TotpSetUp({ begun, onDone, onCancel }: TotpSetUpProps) {
  const { app: words } = useWords(accountPageWords)
  const confirm = useAction(confirmTotp, { refreshes: [], quiet: true })
  const form = useFields({ code: '' }, confirm.error)
  const send = () => confirm.mutate(form.values, { onSuccess: ({ recoveryCodes }) => onDone(recoveryCodes) })
  return (
    <form onSubmit={form.onSubmit(send)} noValidate>
      <Stack>
        <ErrorSummary form={form} />
        <Text>{words.scan}</Text>
        <QrCode text={begun.uri} label={words.picture} />
        <div>
          <Text size="sm">{words.byHand}</Text>
          <Text className={classes.key} translate="no">
            {begun.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}
          </Text>
        </div>
        <TextInput
          label={words.code}
          inputMode="numeric"
          autoComplete="one-time-code"
          {...form.field('code')}
        />
        <Group justify="flex-end">
          {onCancel && (
            <Button variant="default" onClick={onCancel}>
              {words.cancel}
            </Button>
          )}
          <Button type="submit" loading={confirm.isPending}>
            {words.confirm}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
