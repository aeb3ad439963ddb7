import { PasswordInput, type PasswordInputProps, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useWords } from '#ui/words.tsx'
import { accountPageWords } from '../account.words.ts'
import { signInWords } from '../signIn.words.ts'
import classes from './Factors.module.css'

type NewPasswordProps = Omit<PasswordInputProps, 'value'> & {
  value: string
  /** What everybody knows of its owner, a line each: a password made of it is weak. */
  known: string
}

/** A password being chosen, with how hard it is to guess, and what would help, while one types. */
export function NewPassword({ value, known, ...input }: NewPasswordProps) {
  const { password: words } = useWords(accountPageWords)
  const { showPassword } = useWords(signInWords)
  // The word lists come when the first letter is typed. Nothing typed is kept: the judgement has no cache.
  const judge = useQuery({
    queryKey: ['password-strength'],
    queryFn: () => import('../password.ts'),
    enabled: value !== '',
    staleTime: Number.POSITIVE_INFINITY,
  })
  // Judging takes a tenth of a second: not at every letter.
  const [rested] = useDebouncedValue(value, 250)
  const found = useMemo(
    () => (rested === '' ? undefined : judge.data?.strengthOf(rested, known.split('\n'))),
    [rested, known, judge.data],
  )
  return (
    <div>
      <PasswordInput
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': showPassword }}
        value={value}
        {...input}
      />
      <div className={classes.strength} aria-hidden>
        {[1, 2, 3, 4].map((n) => (
          <span key={n} data-on={found && found.score >= n ? (found.enough ? 'good' : 'weak') : undefined} />
        ))}
      </div>
      <Text size="sm" role="status" mih="1.5em">
        {found && [words.level(found.score), ...(found.enough ? [] : found.advice)].join('. ')}
      </Text>
    </div>
  )
}
