import { Button, Center, Stack } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Out } from '#kit/endpoint.ts'
import { me } from '#modules/access/access.contract.ts'
import { signedIn } from '#modules/access/signIns/signIns.contract.ts'
import { CodesPage, HalfwayPage } from '#modules/access/web/HalfwayPage.tsx'
import { LockedPage } from '#modules/access/web/LockedPage.tsx'
import { SignInPage } from '#modules/access/web/SignInPage.tsx'
import { keyOf, useEndpoint } from '#ui/data.ts'
import { Mark } from '#ui/Mark.tsx'
import { Refused } from '#ui/QueryView.tsx'
import { uiWords } from '#ui/ui.words.ts'
import { useWords } from '#ui/words.tsx'
import { Frame } from './Frame.tsx'
import { staffWords } from './staff.words.ts'

type Standing = Out<typeof signedIn>

/**
 * Who is it, and is the sign-in whole? The page asked for stands in the frame; who is not in yet gets what is next for them
 * at the same address. Once in, the page stays: a lock or the end of the sign-in lies over it (LockCover, SessionEnded).
 */
export function Gate() {
  const cache = useQueryClient()
  const known = useEndpoint(signedIn, {})
  const who = useEndpoint(me, {}, { enabled: known.data?.standing === 'in' })
  const [codes, setCodes] = useState<string[] | null>(null)
  const words = useWords(staffWords)
  const { tryAgain } = useWords(uiWords)

  const go = (standing: Standing) => cache.setQueryData(keyOf(signedIn, {}), standing)
  const ask = () => {
    setCodes(null)
    cache.invalidateQueries({ queryKey: [signedIn.path] })
  }
  if (codes) return <CodesPage codes={codes} onKept={ask} />
  if (known.data && who.data) return <Frame me={who.data} standing={known.data} />
  switch (known.data?.standing) {
    case 'out':
      return <SignInPage onStanding={go} />
    case 'second_factor':
    case 'set_up':
      return (
        <HalfwayPage
          standing={known.data}
          onStanding={go}
          onSetUp={(made) => (made ? setCodes(made) : ask())}
        />
      )
    case 'locked':
      return <LockedPage standing={known.data} onStanding={go} />
  }
  if (who.error?.code === 'unauthenticated') return <SignInPage onStanding={go} />
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
