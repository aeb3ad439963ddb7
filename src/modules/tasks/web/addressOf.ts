import type { TaskView } from '../tasks.contract.ts'

export type Address = { to: string; search?: Record<string, string> }

export const clientAddress = (clientId: string): Address => ({ to: `/clients/${clientId}` })

/** Where the work of a task is done; null where its subject has no page. */
export function addressOf({ place, client, session, params, subjectKey }: TaskView): Address | null {
  const ofClient = (path: string, search?: Record<string, string>): Address | null =>
    client && { to: `/clients/${client.id}/${path}`, ...(search ? { search } : {}) }
  switch (place) {
    case 'client':
      return client && clientAddress(client.id)
    case 'measures':
      return ofClient('measures', params.responseId ? { response: params.responseId } : undefined)
    case 'assessment':
      return ofClient(params.assessmentId ? `assessments/${params.assessmentId}` : 'assessments')
    case 'placements':
    case 'episode':
    case 'hours':
    case 'disclosures':
      return ofClient(place)
    case 'roster':
      return session && { to: `/sessions/${session.id}` }
    case 'note':
      return session && { to: `/sessions/${session.id}/note` }
    case 'cosign':
      return { to: '/notes/cosign' }
    case 'privacy':
      return { to: '/privacy' }
    case 'break_glass':
      return { to: '/break-glass' }
    case 'inquiry':
      return { to: `/intake/${subjectKey}` }
  }
}
