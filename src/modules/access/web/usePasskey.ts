import { useState } from 'react'
import type { Out } from '#kit/endpoint.ts'
import { useAction } from '#ui/data.ts'
import { asRefusal } from '#ui/refusal.ts'
import { useWords } from '#ui/words.tsx'
import { accountPageWords } from '../account.words.ts'
import { askForPasskey, signInByPasskey, unlockByPasskey } from '../factors/factors.contract.ts'
import type { signedIn } from '../signIns/signIns.contract.ts'
import { PasskeyCancelled, showPasskey } from './passkeys.ts'

type Standing = Out<typeof signedIn>

/** Signing in or unlocking with a passkey: `use()` opens the browser's dialog; `trouble` says why it did not work. */
export function usePasskey(what: 'sign in' | 'unlock', onDone: (standing: Standing) => void) {
  const { passkey: words } = useWords(accountPageWords)
  const ask = useAction(askForPasskey, { refreshes: [], quiet: true })
  const enter = useAction(signInByPasskey, { refreshes: [], quiet: true })
  const open = useAction(unlockByPasskey, { refreshes: [], quiet: true })
  const [trouble, setTrouble] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const use = async () => {
    setBusy(true)
    setTrouble(null)
    try {
      const shown = await showPasskey(await ask.mutateAsync({}))
      onDone(await (what === 'unlock' ? open : enter).mutateAsync(shown))
    } catch (error) {
      setTrouble(error instanceof PasskeyCancelled ? words.cancelled : asRefusal(error).title)
    }
    setBusy(false)
  }
  return { use, busy, trouble }
}
