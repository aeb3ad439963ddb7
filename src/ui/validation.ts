import { z } from 'zod'
import { uiWords } from './ui.words.ts'

const words = uiWords.en.issues

/** Kind sentences for what zod finds, unless the contract has its own. The schema stays the only list of rules. */
export const sentenceFor: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined || issue.input === null || issue.input === '') return words.missing
      return issue.expected === 'number'
        ? words.number
        : issue.expected === 'int'
          ? words.whole
          : words.unusable
    case 'too_small':
      if (issue.origin === 'string')
        return Number(issue.minimum) <= 1 ? words.missing : words.longer(String(issue.minimum))
      if (issue.origin === 'array') return words.missing
      return words.atLeast(String(issue.minimum))
    case 'too_big':
      return issue.origin === 'string'
        ? words.shorter(String(issue.maximum))
        : words.atMost(String(issue.maximum))
    case 'invalid_value':
    case 'invalid_union':
      return words.choose
    case 'invalid_format':
      if (issue.input === '') return words.missing
      if (issue.format === 'email') return words.email
      return issue.format === 'date' ? words.date : words.unusable
    case 'custom':
      return issue.input === undefined || issue.input === null ? words.missing : words.unusable
    default:
      return words.unusable
  }
}

z.config({ customError: sentenceFor })
