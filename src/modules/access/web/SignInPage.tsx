import { useWords } from '#ui/words.tsx'
import { signInWords } from '../signIn.words.ts'
import classes from './Entrance.module.css'
import { Entrance } from './Entrance.tsx'
import { SignInForm } from './SignInForm.tsx'

/** What a stranger sees at any address of the staff app. */
export function SignInPage() {
  const { signIn: words } = useWords(signInWords)
  return (
    <Entrance title={words.title}>
      <SignInForm />
      <p className={classes.small}>{words.forgotten}</p>
    </Entrance>
  )
}
