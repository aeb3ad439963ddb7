import { dictionary } from '#kit/words.ts'

/** Sentences of the public frame. */
export const portalWords = dictionary({
  en: {
    product: 'Footbridge',
    title: 'Ask about our program',
    lead: 'For you, or for somebody near you. What you tell us stays with the people who do intake.',
    danger: 'In danger right now? Call 911. To talk with somebody at any hour, call or text 988.',
  },
})
