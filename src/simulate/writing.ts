import type { SessionKind } from '#modules/program/program.ts'
import type { Random } from './random.ts'
import * as words from './texts/responses.ts'
import { type Topic, topics } from './texts/topics.ts'

/** What a note needs to know of its person. */
export type Voice = {
  goal: string
  triggers: readonly string[]
  people: readonly string[]
  places: readonly string[]
}

export const voiceOf = (random: Random): Voice => ({
  goal: random.pick(words.goals),
  triggers: random.sample(words.triggers, 4),
  people: random.sample(words.people, 3),
  places: random.sample(words.places, 2),
})

/** The topic of a session of a kind; a cohort goes through them in turn. */
export const topicFor = (kind: SessionKind, turn: number): Topic => {
  const list = topics[kind] ?? []
  const [topic] = list.slice(turn % list.length)
  if (!topic) throw new Error(`no topic for ${kind}`)
  return topic
}

export const sharedPart = (topic: Topic, modality: string) => ({ ...topic, modality, telehealth: null })

type Progress = keyof typeof words.progressions

/** Cards for everybody in a session: nobody shares a sentence with anybody else there. */
export function writeCards(random: Random, voices: readonly Voice[], harder: readonly boolean[]) {
  const [openings, observations] = [random.shuffled(words.openings), random.shuffled(words.observations)]
  const middles = random.shuffled(words.middles)
  return voices.map((voice, i) => {
    const fill = filler(random, voice)
    const say = (list: readonly string[], at: number) => fill(list[at % list.length] ?? '')
    const progress: Progress = harder[i] ? 'harder' : random.weighted({ forward: 5, steady: 4, not_today: 1 })
    return {
      goal: voice.goal,
      participation: random.weighted({
        active: 6,
        when_asked: 3,
        listened: 2,
        hard_today: harder[i] ? 3 : 0.4,
      }),
      response: [say(openings, i), say(middles, i), say(observations, i)].join(' '),
      progress,
      progressWords: fill(random.pick(words.progressions[progress])),
      risk: random.weighted({ nothing_raised: 7, no_concern: 3 }),
      riskWords: '',
      plan: fill(random.pick(words.plans)),
      location: '',
    }
  })
}

/** Puts the person's own words in the places of a sentence. */
function filler(random: Random, voice: Voice) {
  const [low, hours] = [random.int(1, 4), random.int(5, 8)]
  return (sentence: string) =>
    sentence.replace(/\{(\w+)\}/g, (_, place: string) => {
      switch (place) {
        case 'trigger':
          return random.pick(voice.triggers)
        case 'person':
          return random.pick(voice.people)
        case 'place':
          return random.pick(voice.places)
        case 'skill':
          return random.pick(words.practiced)
        case 'when':
          return random.pick(words.days)
        case 'high':
          return String(random.int(low + 2, 9))
        case 'low':
          return String(low)
        case 'hours':
          return String(hours)
        case 'fewer':
          return String(hours - random.int(2, 3))
        default:
          return voice.goal.charAt(0).toLowerCase() + voice.goal.slice(1)
      }
    })
}
