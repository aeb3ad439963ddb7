import { createContext, type ReactNode, use } from 'react'

const CanContext = createContext<Readonly<Record<string, boolean>>>({})

/** What the signed-in person may do, as the server told with `me`. Screens compute no permission. */
export function CanProvider({ can, children }: { can: Record<string, boolean>; children: ReactNode }) {
  return <CanContext value={can}>{children}</CanContext>
}

/** Whether to offer something: `useCan('timetable.edit')`. The server decides again when it is done. */
export const useCan = (permission: string): boolean => use(CanContext)[permission] === true

/** All of it, for lists of things to offer: `panels.filter((p) => can[p.permission])`. */
export const useCans = (): Readonly<Record<string, boolean>> => use(CanContext)
