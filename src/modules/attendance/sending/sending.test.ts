import { expect, test } from 'vitest'
import { textOf } from '#kit/paper.ts'
import { shortNotice } from '#modules/consent/notice.ts'
import { csvLine, type Kept, sumsOf } from './sending.ts'
import { type Letter, letterPaper, tableText } from './sending.words.ts'

const on = (date: string, mark: Kept['mark'], minutes: number): Kept => ({
  on: Temporal.PlainDate.from(date),
  startsAt: Temporal.Instant.from(`${date}T23:00:00Z`),
  endsAt: Temporal.Instant.from(`${date}T23:00:00Z`).add({ hours: 3 }),
  mark,
  minutes,
})
const appointments = [
  on('2026-03-02', 'present', 180),
  on('2026-03-04', 'excused', 0),
  on('2026-03-05', 'absent', 0),
]
const letter: Letter = {
  siteName: 'Harbor Street',
  timeZone: 'America/New_York',
  recipient: 'Officer Dana Lee',
  name: 'Rosa Ito',
  bornOn: Temporal.PlainDate.from('1990-05-01'),
  from: Temporal.PlainDate.from('2026-03-01'),
  until: Temporal.PlainDate.from('2026-03-31'),
  today: Temporal.PlainDate.from('2026-04-01'),
  detail: 'days',
  appointments,
  notice: [shortNotice, 'Sent with the written consent of Rosa Ito.'],
}

test('a letter tells days and times, kept or not', () => {
  const text = textOf(letterPaper(letter))
  expect(text).toContain('Mon, Mar 2, 2026 | 6:00 PM – 9:00 PM | Yes | 3 h')
  expect(text).toContain('Appointments kept: 1')
  expect(text).toContain('Missed: 1')
  expect(text).toContain(shortNotice)
  expect(textOf(letterPaper({ ...letter, detail: 'sums' }))).not.toContain('Mar 2,')
})
test('R94 the words of a letter do not tell what the appointments were for', () => {
  const own = textOf(letterPaper({ ...letter, notice: [] }))
  expect(own).not.toMatch(
    /treatment|substance|program|recover|therap|group|clinic|addict|session|counsel|drug|alcohol|health|patient/i,
  )
})
test('the table has the notice over its rows, and times of the site', () => {
  const lines = tableText(letter).split('\r\n')
  expect(lines[0]).toBe(`notice,${shortNotice}`)
  expect(lines[2]).toBe('date,start,end,kept,minutes')
  expect(lines[3]).toBe('2026-03-02,18:00,21:00,present,180')
})
test('a cell cannot run as a formula, nor break the line', () => {
  expect(csvLine(['=1+1', 'a,b', 'say "no"', 'x\ny', -3])).toBe('\'=1+1,"a,b","say ""no""","x\ny",-3')
})
test('sums: whoever came late or left early kept the appointment', () => {
  expect(sumsOf([...appointments, on('2026-03-06', 'late', 90), on('2026-03-07', 'left_early', 60)])).toEqual(
    {
      kept: 3,
      excused: 1,
      missed: 1,
      minutes: 330,
    },
  )
})
