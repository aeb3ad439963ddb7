import { IconDeviceTablet } from '@tabler/icons-react'
import { ConfirmButton } from '#ui/ConfirmButton.tsx'
import { useCan } from '#ui/can.tsx'
import { useAction } from '#ui/data.ts'
import { useWords } from '#ui/words.tsx'
import { openKiosk } from '../kiosk/kiosk.contract.ts'
import { kioskWords } from '../kiosk/kiosk.words.ts'

type KioskButtonProps = { session: { id: string; endsAt: Temporal.Instant } }

/** Hands this device to whoever comes in by the door, until the session is over. */
export function KioskButton({ session: { id: sessionId, endsAt } }: KioskButtonProps) {
  const words = useWords(kioskWords)
  const may = useCan('attendance.mark')
  const open = useAction(openKiosk, { refreshes: [] })
  if (!may || Temporal.Instant.compare(endsAt, Temporal.Now.instant()) <= 0) return null
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
