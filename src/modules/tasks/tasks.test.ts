import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { roles } from '#modules/access/access.ts'
import { taskKindIds, taskKinds } from './kinds.ts'
import { byUrgency, dueBy, mayDo, mayReopen, maySee, ownerOf, seenKinds, whenDue } from './tasks.ts'
import { tasksWords } from './tasks.words.ts'

const at = Temporal.Instant.from
const monday = at('2026-03-02T14:00:00Z')

describe('who owes a task', () => {
  test('whom the raising part names comes first, then the care team, then the role', () => {
    expect(ownerOf('note_overdue', 'lead', 'member')).toEqual({ staffId: 'lead', role: 'therapist' })
    expect(ownerOf('suicide_risk_followup', null, 'member')).toEqual({
      staffId: 'member',
      role: 'therapist',
    })
    expect(ownerOf('suicide_risk_followup', null, null)).toEqual({ staffId: null, role: 'therapist' })
  })
  test('R40 the follow-up is urgent, due at once, and only those who may judge risk close it', () => {
    expect(taskKinds.suicide_risk_followup.urgent).toBe(true)
    expect(dueBy('suicide_risk_followup', monday).equals(monday)).toBe(true)
    const open = { kind: 'suicide_risk_followup', staffId: null } as const
    const able = roles.filter((role) => mayDo(open, { staffId: 'me', roles: [role] }))
    expect(able).toEqual(['director', 'therapist', 'medical_provider'])
  })
  test('R21 outreach is due within 24 hours', () => {
    expect(dueBy('outreach_after_absences', monday).equals(at('2026-03-03T14:00:00Z'))).toBe(true)
  })
  test('a date that is given holds', () => {
    const due = at('2026-03-05T05:00:00Z')
    for (const kind of taskKindIds) expect(dueBy(kind, monday, due).equals(due)).toBe(true)
  })
  test('who owes it may close it whatever their role; what is open about a client is seen by those who treat', () => {
    const mine = { kind: 'cosign_due', staffId: 'me' } as const
    expect(mayDo(mine, { staffId: 'me', roles: ['front_desk'] })).toBe(true)
    expect(mayDo(mine, { staffId: 'other', roles: ['front_desk'] })).toBe(false)
    expect(maySee(mine, { staffId: 'other', roles: ['case_manager'] })).toBe(true)
    expect(
      maySee({ kind: 'suicide_risk_followup', staffId: null }, { staffId: 'b', roles: ['biller'] }),
    ).toBe(false)
    expect(seenKinds(['front_desk'])).toEqual(['admission_item_due', 'inquiry_waiting'])
  })
})

describe('when', () => {
  test('a closing can be taken back for an hour', () => {
    expect(mayReopen(monday, monday.add({ minutes: 60 }))).toBe(true)
    expect(mayReopen(monday, monday.add({ minutes: 61 }))).toBe(false)
  })
  test('the day ends at midnight of the site, on the clock-change nights too', () => {
    const ny = 'America/New_York'
    const task = (dueAt: string) => ({ dueAt: at(dueAt), urgent: false })
    // Sunday 8 March 2026 has 23 hours there; its last minute is 03:59 UTC.
    const sunday = at('2026-03-08T15:00:00Z')
    expect(whenDue(task('2026-03-09T03:59:00Z'), sunday, ny)).toBe('today')
    expect(whenDue(task('2026-03-09T04:00:00Z'), sunday, ny)).toBe('later')
    expect(whenDue(task('2026-03-08T14:59:00Z'), sunday, ny)).toBe('overdue')
    // Auckland's Monday begins while it is Sunday in New York.
    expect(whenDue(task('2026-03-09T03:59:00Z'), sunday, 'Pacific/Auckland')).toBe('today')
    expect(whenDue({ ...task('2026-03-01T00:00:00Z'), urgent: true }, sunday, ny)).toBe('now')
  })
  test('urgent ones stand first, then what is due sooner', () => {
    const task = fc.record({
      dueAt: fc.nat(1e6).map((m) => monday.add({ minutes: m })),
      urgent: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(task), (tasks) => {
        const sorted = tasks.toSorted(byUrgency)
        for (const [i, b] of sorted.entries()) {
          const a = sorted[i - 1]
          if (!a) continue
          expect(Number(a.urgent)).toBeGreaterThanOrEqual(Number(b.urgent))
          if (a.urgent === b.urgent) expect(Temporal.Instant.compare(a.dueAt, b.dueAt)).toBeLessThanOrEqual(0)
        }
      }),
    )
  })
})

test('every kind says what it is, why it is there and what may come of it', () => {
  for (const kind of taskKindIds) {
    expect(tasksWords.en.kinds[kind].length).toBeGreaterThan(5)
    expect(tasksWords.en.why[kind].length).toBeGreaterThan(10)
    expect(taskKinds[kind].outcomes.length).toBeGreaterThan(0)
    expect(taskKinds[kind].mayDo).toContain(taskKinds[kind].role)
  }
})
