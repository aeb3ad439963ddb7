import { Page } from '#ui/Page.tsx'
import { useWords } from '#ui/words.tsx'
import { breachWords } from '../breach/breach.words.ts'
import { Breaches } from './Breaches.tsx'
import { MinorRules } from './MinorRules.tsx'

/** What the privacy officer keeps: breaches with their clocks, and the state's rule for minors. */
export function PrivacyPage() {
  const words = useWords(breachWords)
  return (
    <Page title={words.page} lead={words.pageLead}>
      <Breaches />
      <MinorRules />
    </Page>
  )
}
