import { useQueryClient } from '@tanstack/react-query'
import { refresh } from '#ui/data.ts'
import { mySecurity } from '../../factors/factors.contract.ts'
import { signedIn } from '../../signIns/signIns.contract.ts'

/** After a second factor came or went. */
export function useRefreshSecurity(): () => void {
  const cache = useQueryClient()
  return () => void refresh(cache, [mySecurity, signedIn])
}
