/** Breaches and their clocks (42 CFR 2.16, 45 CFR 164.404-408), all counted from the day of discovery. */
export const duties = ['individuals', 'hhs', 'media'] as const
export type Duty = (typeof duties)[number]

/** From so many people on, HHS and the media are told as soon as the people themselves. */
export const manyPeople = 500
const days = 60

/** R97: who must be told by when. Under 500 people HHS is told within 60 days after the year of discovery. */
export function dutiesOf(b: {
  discoveredOn: Temporal.PlainDate
  people: number
}): { duty: Duty; dueOn: Temporal.PlainDate }[] {
  const soon = b.discoveredOn.add({ days })
  const yearEnd = Temporal.PlainDate.from({ year: b.discoveredOn.year, month: 12, day: 31 })
  if (b.people < manyPeople)
    return [
      { duty: 'individuals', dueOn: soon },
      { duty: 'hhs', dueOn: yearEnd.add({ days }) },
    ]
  return duties.map((duty) => ({ duty, dueOn: soon }))
}

export const daysLeft = (dueOn: Temporal.PlainDate, today: Temporal.PlainDate) =>
  today.until(dueOn, { largestUnit: 'days' }).days
