import { Button, Loader } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Out } from '#kit/endpoint.ts'
import { Callout } from '#ui/Callout.tsx'
import { keyOf, useEndpoint } from '#ui/data.ts'
import { useWords } from '#ui/words.tsx'
import { linkPurpose } from '../access.contract.ts'
import { signInWords } from '../signIn.words.ts'
import { signedIn } from '../signIns/signIns.contract.ts'
import { AcceptInvitation } from './AcceptInvitation.tsx'
import { Entrance } from './Entrance.tsx'
import { SetUpForm } from './SetUpForm.tsx'
import { SignInOnce } from './SignInOnce.tsx'

type Standing = Out<typeof signedIn>

/** Where every one-time link leads. The token stands after `#`, which browsers keep to themselves. */
export function LinkPage() {
  const [token] = useState(() => window.location.hash.slice(1))
  return token.length < 20 ? <NoLink /> : <Landing token={token} />
}

function Landing({ token }: { token: string }) {
  const { link: words, setUp, invitation } = useWords(signInWords)
  const purpose = useEndpoint(linkPurpose, { token })
  const enter = useEntering()
  if (purpose.error)
    return (
      <Entrance title={words.spentTitle}>
        <Callout tone="attention">{purpose.error.title}</Callout>
        <ToSignIn />
      </Entrance>
    )
  switch (purpose.data?.purpose) {
    case undefined:
      return (
        <Entrance title={words.checking}>
          <Loader aria-label={words.checking} />
        </Entrance>
      )
    case 'first_administrator':
      return (
        <Entrance title={setUp.title} lead={setUp.lead}>
          <SetUpForm token={token} onDone={enter} />
        </Entrance>
      )
    case 'invitation':
      return (
        <Entrance title={invitation.title(purpose.data.name)} lead={invitation.lead}>
          <AcceptInvitation token={token} name={purpose.data.name} onDone={enter} />
        </Entrance>
      )
    case 'sign_in':
      return (
        <Entrance title={words.welcome(purpose.data.name)} lead={words.signInLead}>
          <SignInOnce token={token} onDone={enter} />
        </Entrance>
      )
  }
}

/** Everything known about whoever was signed in before is forgotten; the used token leaves the address. */
function useEntering() {
  const cache = useQueryClient()
  const navigate = useNavigate()
  return (standing: Standing) => {
    cache.clear()
    cache.setQueryData(keyOf(signedIn, {}), standing)
    navigate({ to: '/', replace: true })
  }
}

function NoLink() {
  const { link: words } = useWords(signInWords)
  return (
    <Entrance title={words.spentTitle}>
      <Callout tone="attention">{words.missing}</Callout>
      <ToSignIn />
    </Entrance>
  )
}

function ToSignIn() {
  const { link: words } = useWords(signInWords)
  return (
    <Button component={Link} to="/" variant="default" mt="lg">
      {words.toSignIn}
    </Button>
  )
}
