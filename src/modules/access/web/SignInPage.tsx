import type { Out } from '#kit/endpoint.ts'
import { useWords } from '#ui/words.tsx'
import { signInWords } from '../signIn.words.ts'
import type { signedIn } from '../signIns/signIns.contract.ts'
import classes from './Entrance.module.css'
import { Entrance } from './Entrance.tsx'
import { SignInForm } from './SignInForm.tsx'

type SignInPageProps = { onStanding: (standing: Out<typeof signedIn>) => void }

/** What a stranger sees at any address of the staff app. */
export function SignInPage({ onStanding }: SignInPageProps) {
  const { signIn: words } = useWords(signInWords)
  return (
    <Entrance title={words.title}>
      <SignInForm onStanding={onStanding} />
      <p className={classes.small}>{words.forgotten}</p>
    </Entrance>
  )
}
