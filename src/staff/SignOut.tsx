import { Button } from '@mantine/core'
import { IconLogout } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { signOut } from '#modules/access/signIns/signIns.contract.ts'
import { useAction } from '#ui/data.ts'
import { useWords } from '#ui/words.tsx'
import { staffWords } from './staff.words.ts'

/** Nothing of this person may stay in memory: the page is loaded anew. */
export function SignOut() {
  const { account: words } = useWords(staffWords)
  const cache = useQueryClient()
  const leave = useAction(signOut, { refreshes: [] })
  const gone = () => {
    cache.clear()
    window.location.assign('/')
  }
  return (
    <Button
      variant="default"
      fullWidth
      leftSection={<IconLogout size={20} stroke={1.7} aria-hidden />}
      loading={leave.isPending}
      onClick={() => leave.mutate({}, { onSuccess: gone })}
    >
      {words.signOut}
    </Button>
  )
}
