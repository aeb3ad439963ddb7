import { Stack } from '@mantine/core'
import { useState } from 'react'
import { useEndpoint } from '#ui/data.ts'
import { Page } from '#ui/Page.tsx'
import { QueryView } from '#ui/QueryView.tsx'
import { Section } from '#ui/Section.tsx'
import { useWords } from '#ui/words.tsx'
import { accountPageWords } from '../account.words.ts'
import { mySecurity } from '../factors/factors.contract.ts'
import { AppSection } from './account/AppSection.tsx'
import { PasskeysSection } from './account/PasskeysSection.tsx'
import { PasswordSection } from './account/PasswordSection.tsx'
import { RecoverySection } from './account/RecoverySection.tsx'
import { SignInsSection } from './account/SignInsSection.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'

/** How I come in, and where I am in. */
export function AccountPage() {
  const words = useWords(accountPageWords)
  const security = useEndpoint(mySecurity, {})
  const [codes, setCodes] = useState<string[] | null>(null)
  return (
    <Page title={words.title} lead={words.lead} width="narrow">
      <Stack gap="lg">
        {codes && (
          <Section title={words.recovery.shownTitle} lead={words.recovery.shownLead}>
            <RecoveryCodes codes={codes} onKept={() => setCodes(null)} />
          </Section>
        )}
        <QueryView query={security}>
          {(mine) => (
            <Stack gap="lg">
              <PasswordSection mine={mine} />
              <AppSection mine={mine} onCodes={setCodes} />
              <PasskeysSection mine={mine} onCodes={setCodes} />
              <RecoverySection mine={mine} onCodes={setCodes} />
            </Stack>
          )}
        </QueryView>
        <SignInsSection />
      </Stack>
    </Page>
  )
}
