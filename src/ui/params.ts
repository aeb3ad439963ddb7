import { useNavigate, useParams, useSearch } from '@tanstack/react-router'

/** One `$name` of the page's path: `const clientId = useParam('clientId')`. */
export function useParam(name: string): string {
  const params: Record<string, string | undefined> = useParams({ strict: false })
  const value = params[name]
  if (value === undefined) throw new Error(`This page has no $${name} in its path`)
  return value
}

/**
 * What a page shows of its data, kept in the address so that it can be reloaded and shared: the week, a tab, a filter.
 * Never names or anything clinical. `const [week, setWeek] = useSearchParam('week')`.
 */
export function useSearchParam(name: string): [string | undefined, (value: string | undefined) => void] {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const found = search[name]
  const set = (value: string | undefined) =>
    navigate({
      to: '.',
      search: (old: Record<string, unknown>) => ({ ...old, [name]: value }),
      replace: true,
    })
  return [found === undefined ? undefined : String(found), set]
}
