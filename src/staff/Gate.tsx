import { Button, Center, Stack } from '@mantine/core'
import { me, signedIn } from '#modules/access/access.contract.ts'
import { SignInPage } from '#modules/access/web/SignInPage.tsx'
import { useEndpoint } from '#ui/data.ts'
import { Mark } from '#ui/Mark.tsx'
import { Refused } from '#ui/QueryView.tsx'
import { uiWords } from '#ui/ui.words.ts'
import { useWords } from '#ui/words.tsx'
import { Frame } from './Frame.tsx'
import { staffWords } from './staff.words.ts'

/** Who is it? The page asked for stands in the frame; a stranger gets the sign-in page at the same address. */
export function Gate() {
  const known = useEndpoint(signedIn, {})
  const who = useEndpoint(me, {}, { enabled: known.data?.signedIn === true })
  const words = useWords(staffWords)
  const { tryAgain } = useWords(uiWords)
  if (who.data) return <Frame me={who.data} />
  if (known.data?.signedIn === false || who.error?.code === 'unauthenticated') return <SignInPage />
  const failed = known.error ? known : who
  if (failed.error)
    return (
      <Center mih="100dvh">
        <Refused
          refusal={failed.error}
          retry={<Button onClick={() => failed.refetch()}>{tryAgain}</Button>}
        />
      </Center>
    )
  return (
    <Center mih="100dvh" role="status" aria-label={words.starting}>
      <Stack c="river">
        <Mark size={56} />
      </Stack>
    </Center>
  )
}
