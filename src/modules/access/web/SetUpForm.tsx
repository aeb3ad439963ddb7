import { Button, Select, Stack, TextInput } from '@mantine/core'
import type { Out } from '#kit/endpoint.ts'
import { useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useFields } from '#ui/form.tsx'
import { useWords } from '#ui/words.tsx'
import { setUp } from '../access.contract.ts'
import { signInWords } from '../signIn.words.ts'
import classes from './Entrance.module.css'
import { NewPassword } from './NewPassword.tsx'
import { browserZone, zoneChoices } from './zones.ts'

type SetUpFormProps = { token: string; onDone: (who: Out<typeof setUp>) => void }

/** The very first start: the site, and the administrator who stands for it. */
export function SetUpForm({ token, onDone }: SetUpFormProps) {
  const { setUp: words } = useWords(signInWords)
  const found = useAction(setUp, { refreshes: [], quiet: true })
  const form = useFields(
    { siteName: '', timeZone: browserZone(), givenName: '', familyName: '', email: '', password: '' },
    found.error,
  )
  const { givenName, familyName, email, siteName } = form.values
  const send = () => found.mutate({ token, ...form.values }, { onSuccess: onDone })
  return (
    <form onSubmit={form.onSubmit(send)} noValidate>
      <Stack gap="lg">
        <ErrorSummary form={form} />
        <fieldset className={classes.part}>
          <legend>{words.site}</legend>
          <Stack>
            <TextInput
              label={words.siteName}
              description={words.siteNameHint}
              autoComplete="organization"
              autoFocus
              {...form.field('siteName')}
            />
            <Select
              label={words.timeZone}
              description={words.timeZoneHint}
              data={zoneChoices()}
              searchable
              limit={80}
              allowDeselect={false}
              nothingFoundMessage={words.noZone}
              {...form.field('timeZone')}
            />
          </Stack>
        </fieldset>
        <fieldset className={classes.part}>
          <legend>{words.you}</legend>
          <Stack>
            <div className={classes.pair}>
              <TextInput label={words.givenName} autoComplete="given-name" {...form.field('givenName')} />
              <TextInput label={words.familyName} autoComplete="family-name" {...form.field('familyName')} />
            </div>
            <TextInput
              label={words.email}
              description={words.emailHint}
              type="email"
              autoComplete="username"
              spellCheck={false}
              {...form.field('email')}
            />
            <NewPassword
              label={words.password}
              description={words.passwordHint}
              known={[`${givenName} ${familyName}`, email, siteName].join('\n')}
              {...form.field('password')}
            />
          </Stack>
        </fieldset>
        <Button type="submit" loading={found.isPending}>
          {words.submit}
        </Button>
      </Stack>
    </form>
  )
}
