import { dictionary } from '#kit/words.ts'

export const triesWords = dictionary({
  en: {
    wait: (time: string) => `Too many tries. Wait ${time}, then try again.`,
    seconds: (n: number) => (n === 1 ? 'one second' : `${n} seconds`),
    minutes: (n: number) => `${n} minutes`,
  },
})
