import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common'
import { dictionary as english, translations } from '@zxcvbn-ts/language-en'

/**
 * How hard a password is to guess, by zxcvbn: words, names, keyboard rows, dates and repetitions count for what they are
 * worth. Loads a megabyte of word lists, so screens import it when somebody chooses a password.
 */
export const leastLength = 12

/** zxcvbn's score from which on a password may be chosen: 10^8 guesses and more, hashed slowly. */
export const leastScore = 3

export type Strength = {
  /** 0 to 4. */
  score: number
  enough: boolean
  /** Why it is weak and what would help, in sentences of zxcvbn. */
  advice: string[]
}

let made: ZxcvbnFactory | undefined
const estimator = () => {
  made ??= new ZxcvbnFactory({
    dictionary: { ...common, ...english },
    graphs: adjacencyGraphs,
    translations,
    // Beyond it only the time to look would grow.
    maxLength: 40,
  })
  return made
}

/** @param known what everybody knows of its owner: name, address, site. */
export function strengthOf(password: string, known: readonly string[]): Strength {
  const { score, feedback } = estimator().check(password, [...wordsOf(known)])
  const enough = score >= leastScore && password.length >= leastLength && !isOneOf(password, known)
  return { score: enough ? score : Math.min(score, leastScore - 1), enough, advice: advice(feedback) }
}

const advice = ({ warning, suggestions }: { warning: string | null; suggestions: string[] }) =>
  [warning ?? '', ...suggestions].filter(Boolean)

const wordsOf = (known: readonly string[]) => known.flatMap((k) => [k, ...k.split(/[\s@.]+/)]).filter(Boolean)

/** A name with digits around it is still the name. */
const isOneOf = (password: string, known: readonly string[]) =>
  known.some((k) => k.length > 3 && letters(k) !== '' && letters(password) === letters(k))
const letters = (text: string) => text.toLowerCase().replaceAll(/[^a-z]/g, '')
