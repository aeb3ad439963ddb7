import type { Part } from '#modules/consent/consent.ts'
import type { Ctx } from '#server/door.ts'
import * as store from './record.store.ts'
import type { ClientRecord, Interview } from './record.ts'

/** Reads the parts that the gate let pass, and no others. */
export async function loadRecord(ctx: Ctx, clientId: string, parts: readonly Part[]): Promise<ClientRecord> {
  const granted = async <T>(part: Part, load: () => Promise<T[]>): Promise<T[]> =>
    parts.includes(part) ? load() : []
  const asked = parts.includes('assessment') || parts.includes('medications')
  const interviews = asked ? await store.listInterviews(ctx, clientId) : []
  return {
    contact: parts.includes('contact') ? await store.findContact(ctx, clientId) : null,
    stays: await granted('admission', () => store.listStays(ctx, clientId)),
    attended: await granted('attendance', () => store.listAttended(ctx, clientId)),
    interviews: parts.includes('assessment') ? interviews.map(withoutOtherParts) : [],
    placements: await granted('assessment', () => store.listPlaced(ctx, clientId)),
    weeks: await granted('plan', () => store.listPrescribed(ctx, clientId)),
    notes: await granted('notes', () => store.listWritten(ctx, clientId)),
    medications: parts.includes('medications') ? interviews.flatMap(medicationsOf) : [],
    measures: await granted('measures', () => store.listMeasured(ctx, clientId)),
  }
}

const apart = new Set(['medications', 'measures', 'duties'])
const withoutOtherParts = (i: Interview): Interview => ({
  ...i,
  sections: i.sections.filter((s) => !apart.has(s.section)),
})

const medicationsOf = (from: Interview): ClientRecord['medications'] =>
  from.sections.flatMap((content) => (content.section === 'medications' ? [{ from, content }] : []))
