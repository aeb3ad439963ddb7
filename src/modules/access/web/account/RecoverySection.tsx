import { ConfirmButton } from '#ui/ConfirmButton.tsx'
import { useAction } from '#ui/data.ts'
import { Section } from '#ui/Section.tsx'
import { useWords } from '#ui/words.tsx'
import { accountPageWords } from '../../account.words.ts'
import { mySecurity, newRecoveryCodes } from '../../factors/factors.contract.ts'
import { useProof } from '../useProof.tsx'
import type { WithCodes } from './AppSection.tsx'

export function RecoverySection({ mine, onCodes }: WithCodes) {
  const { recovery: words } = useWords(accountPageWords)
  const { dialog, withProof } = useProof()
  const make = useAction(newRecoveryCodes, { refreshes: [mySecurity], quiet: true })
  const renew = async () => {
    const made = await withProof(() => make.mutateAsync({}))
    if (!made) return
    onCodes(made.recoveryCodes)
    window.scrollTo({ top: 0 })
  }
  const left = mine.recoveryCodesLeft
  return (
    <Section
      title={words.title}
      lead={`${words.lead} ${left ? words.left(left) : words.none}`}
      actions={
        <ConfirmButton
          variant="default"
          color="river"
          title={words.renewTitle}
          sentence={words.renewSentence}
          confirm={words.renew}
          onConfirm={renew}
        >
          {words.renew}
        </ConfirmButton>
      }
    >
      {dialog}
    </Section>
  )
}
