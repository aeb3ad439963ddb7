import { Button, type ButtonProps, Text } from '@mantine/core'
import { IconFingerprint } from '@tabler/icons-react'
import type { Out } from '#kit/endpoint.ts'
import type { signedIn } from '../signIns/signIns.contract.ts'
import { passkeysWork } from './passkeys.ts'
import { usePasskey } from './usePasskey.ts'

type PasskeyButtonProps = ButtonProps & {
  what: 'sign in' | 'unlock'
  onDone: (standing: Out<typeof signedIn>) => void
  autoFocus?: boolean
  children: string
}

/** One press, then the browser's own dialog. Nothing where the browser could not. */
export function PasskeyButton({ what, onDone, children, ...look }: PasskeyButtonProps) {
  const { use, busy, trouble } = usePasskey(what, onDone)
  if (!passkeysWork()) return null
  return (
    <div>
      <Button
        fullWidth
        variant="default"
        leftSection={<IconFingerprint size={20} stroke={1.7} aria-hidden />}
        loading={busy}
        onClick={use}
        {...look}
      >
        {children}
      </Button>
      <Text role="alert" size="sm" mt={trouble ? 'xs' : 0}>
        {trouble}
      </Text>
    </div>
  )
}
