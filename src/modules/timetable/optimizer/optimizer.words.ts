import type { Locked, Relaxation } from './explain/relaxations.ts'
import type { Kind } from './instance.ts'

/** Every sentence of the optimizer that people read. */
const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const kindNames: Record<Kind, string> = {
  PROC: 'process group',
  SKILL: 'skills group',
  EDU: 'education group',
  FAM: 'family session',
  IND: 'individual session',
}

export const words = {
  format: 'The format must be "iop-sched/1"',
  windowOrder: 'A window must end after it begins: [day, from, to]',
  rangeOrder: 'The least is more than the most',
  notJson: (error: string) => `This is not JSON: ${error}`,
  mendJson: 'Give a file in the format iop-sched/1',
  mendField: 'Correct this field',
  unknownId: (what: string, id: number) => `There is no ${what} ${id}`,
  mendReference: (what: string) => `Use the id of a ${what} in this file`,
  doubleId: (id: number) => `The id ${id} stands twice`,
  mendDouble: 'Give each its own id',
  unknownBand: (band: string) => `There is no band "${band}"`,
  mendBand: 'Use NONE or a name in bands',
  noRegion: 'A video group (site -1) needs a region',
  noOwner: 'An individual slot (IND) needs the counselor whose it is',

  causes: {
    fits: 'There is a week.',
    seats_taken: 'With free seats there would be a week.',
    no_week: 'There is no week, not even in an empty programme.',
  },
  any: 'One of these would be enough:',
  noWays: 'No one or two changes would be enough.',
  conflict: (list: string) => `These together leave no week: ${list}.`,
  and: ' and ',
  relaxation: (r: Relaxation, site: (id: number) => string): string => {
    switch (r.kind) {
      case 'windows':
        return 'Every free time begins an hour earlier and ends an hour later'
      case 'anyTime':
        return `Any time on ${dayNames[r.day]}`
      case 'video':
        return 'Groups by video too'
      case 'inPerson':
        return 'Groups in person too'
      case 'site':
        return `Groups at ${site(r.site)} too`
      case 'travel':
        return 'A way that takes no time (a ride, or a group next door)'
      case 'shortDay':
        return 'Days shorter than three hours'
      case 'minutes':
        return `A prescribed week of ${r.minutes / 60} hours`
      case 'moreDays':
        return 'One more day a week'
      case 'fewerDays':
        return 'One day a week less'
      case 'family':
        return 'A week without a family session'
      case 'counselor':
        return 'Individual sessions with another counselor'
      case 'stage':
        return 'Groups of another stage'
      case 'population':
        return 'Groups meant for another population'
      case 'gap':
        return 'Longer breaks between sessions'
      case 'seat':
        return `One more seat in a ${kindNames[r.of]}`
    }
  },
  lockedTitle: 'Not for agreement:',
  locked: {
    overlap: { sentence: 'One person sits in one session at a time', source: 'R15' },
    seatsByLaw: { sentence: 'No more than twelve in a therapy group', source: 'R17' },
    minutesByLevel: { sentence: 'The least weekly hours of the level of care', source: 'R1, R3' },
    teenagersApart: { sentence: 'Teenagers sit in groups of their own', source: 'R3' },
    keptApart: { sentence: 'Some clients are kept apart', source: 'clinic' },
    dayLength: { sentence: 'At most five sessions a day', source: 'clinic' },
  } satisfies Record<Locked, { sentence: string; source: string }>,

  usage:
    'Use solve FILE.json --out SOLUTION.json --seconds N [--work STEPS] [--seed N], or explain FILE.json --client ID [--plan SOLUTION.json], or repair FILE.json --event EVENT.json --out SOLUTION.json [--plan SOLUTION.json]',
  noCommand: (given: string) => `"${given}" is no command; there are solve, explain and repair`,
  missing: (name: string) => `${name} is missing`,
  notNumber: (name: string, given: string) => `${name} must be a number, not "${given}"`,
  unknownOption: (name: string) => `${name} is not known here`,
  noClient: (id: number) => `There is no client ${id} in this file`,
  noFile: (file: string) => `${file} can't be read`,
  cannotWrite: (file: string) => `${file} can't be written`,
} as const
