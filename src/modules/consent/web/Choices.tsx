import { Checkbox, SimpleGrid } from '@mantine/core'
import { useWords } from '#ui/words.tsx'
import { type Part, type Purpose, parts, purposes } from '../consent.ts'
import { consentWords } from '../consent.words.ts'
import { consentScreenWords } from '../screen.words.ts'

type ChoiceProps<T extends string> = {
  label: string
  all: readonly T[]
  words: Record<T, string>
  value: readonly T[]
  onChange: (value: T[]) => void
  error?: string | undefined
}

/** Several of a few, each a box of its own. */
export function Choices<T extends string>({ label, all, words, value, onChange, error }: ChoiceProps<T>) {
  return (
    <Checkbox.Group
      label={label}
      withAsterisk
      error={error}
      value={[...value]}
      onChange={(chosen) => onChange(all.filter((x) => chosen.includes(x)))}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing={0} mt="xs">
        {all.map((x) => (
          <Checkbox key={x} value={x} label={words[x]} py="0.625rem" />
        ))}
      </SimpleGrid>
    </Checkbox.Group>
  )
}

type FieldProps<T> = { value: readonly T[]; onChange: (value: T[]) => void; error?: string | undefined }

export function PartsField(props: FieldProps<Part>) {
  const { form } = useWords(consentScreenWords)
  const words = useWords(consentWords)
  return <Choices label={form.parts} all={parts} words={words.parts} {...props} />
}

export function PurposesField(props: FieldProps<Purpose>) {
  const { form } = useWords(consentScreenWords)
  const words = useWords(consentWords)
  return <Choices label={form.purposes} all={purposes} words={words.purposes} {...props} />
}
