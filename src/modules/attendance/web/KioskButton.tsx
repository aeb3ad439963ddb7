import { IconDeviceTablet } from '@tabler/icons-react'
import { ConfirmButton } from '#ui/ConfirmButton.tsx'
import { useCan } from '#ui/can.tsx'
import { useAction } from '#ui/data.ts'
import { useWords } from '#ui/words.tsx'
import { openKiosk } from '../kiosk/kiosk.contract.ts'
import { kioskWords } from '../kiosk/kiosk.words.ts'

/** Hands this device to whoever comes in by the door. */
export function KioskButton({ sessionId }: { sessionId: string }) {
  const words = useWords(kioskWords)
  const may = useCan('attendance.mark')
  const open = useAction(openKiosk, { refreshes: [] })
  if (!may) return null
  return (
    <ConfirmButton
      variant="default"
      color="river"
      leftSection={<IconDeviceTablet size={20} stroke={1.7} aria-hidden />}
      loading={open.isPending}
      title={words.openTitle}
      sentence={words.openSentence}
      confirm={words.openConfirm}
      onConfirm={() => open.mutate({ sessionId }, { onSuccess: () => window.location.assign('/kiosk') })}
    >
      {words.open}
    </ConfirmButton>
  )
}
