import type { TaskView } from '../tasks.contract.ts'

export type Address = { to: string; search?: Record<string, string> }

export const clientAddress = (clientId: string): Address => ({ to: `/clients/${clientId}` })

/** Where the work of a task is done; null where its subject has no page. */
export function addressOf({ place, client, session, params, subjectKey }: TaskView): Address | null {
  switch (place) {
    case 'client':
      return client && clientAddress(client.id)
    case 'measures':
      return (
        client && {
          to: `/clients/${client.id}/measures`,
          ...(params.responseId ? { search: { response: params.responseId } } : {}),
        }
      )
    case 'admission':
      return client && { to: `/clients/${client.id}/episode` }
    case 'assessment':
      return client && { to: `/clients/${client.id}/assessment` }
    case 'roster':
      return session && { to: `/sessions/${session.id}` }
    case 'note':
      return session && { to: `/sessions/${session.id}/note` }
    case 'cosign':
      return { to: '/notes/cosign' }
    case 'inquiry':
      return { to: `/intake/inquiries/${subjectKey}` }
  }
}
