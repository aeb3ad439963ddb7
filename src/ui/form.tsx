import { type ChangeEvent, useId, useState } from 'react'
import type { Refusal } from './refusal.ts'

type Values = Record<string, unknown>
type Changed = ChangeEvent<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>

/** `a.b.0` for what stands at `['a', 'b', 0]`. */
export const pathName = (path: readonly (string | number)[]) => path.join('.')

/**
 * The fields of one form. The contract validates (see `call`), so a form needs no rules of its own:
 * ```
 * const save = useAction(openInquiry, { refreshes: [inquiries], quiet: true })
 * const form = useFields({ givenName: '', phone: '' }, save.error)
 * <form onSubmit={form.onSubmit(() => save.mutate(form.values))}>
 *   <ErrorSummary form={form} />
 *   <TextInput label={words.givenName} {...form.field('givenName')} />
 * ```
 */
export function useFields<T extends Values>(initial: T, refusal: Refusal | null) {
  const id = useId()
  const [values, setValues] = useState(initial)
  const idOf = (name: string) => `${id}-${name}`
  const set = <K extends keyof T>(name: K, value: T[K]) => setValues((v) => ({ ...v, [name]: value }))
  return {
    values,
    setValues,
    set,
    idOf,
    refusal,
    /** What is wrong with a field, by its name or dotted path. */
    errorAt: (name: string) => refusal?.issues.find((i) => pathName(i.path) === name)?.message,
    /** Spread onto any Mantine input; takes its event or its value. */
    field: <K extends keyof T & string>(name: K) => ({
      id: idOf(name),
      name,
      value: values[name],
      error: refusal?.issues.find((i) => pathName(i.path) === name)?.message,
      onChange: (given: Changed | T[K] | null) => set(name, givenValue(given) as T[K]),
    }),
    /** Spread onto a Checkbox or Switch. */
    check: <K extends keyof T & string>(name: K) => ({
      id: idOf(name),
      name,
      checked: Boolean(values[name]),
      error: refusal?.issues.find((i) => pathName(i.path) === name)?.message,
      onChange: (event: ChangeEvent<HTMLInputElement>) => set(name, event.currentTarget.checked as T[K]),
    }),
    onSubmit: (send: () => void) => (event: { preventDefault: () => void }) => {
      event.preventDefault()
      send()
    },
  }
}
export type Fields = Pick<ReturnType<typeof useFields>, 'refusal' | 'idOf'>

const isEvent = (given: unknown): given is Changed =>
  typeof given === 'object' && given !== null && 'currentTarget' in given

const givenValue = (given: unknown): unknown => (isEvent(given) ? given.currentTarget.value : given)
