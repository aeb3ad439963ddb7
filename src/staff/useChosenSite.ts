import { useLocalStorage } from '@mantine/hooks'
import type { Out } from '#kit/endpoint.ts'
import type { me } from '#modules/access/access.contract.ts'
import type { Site } from '#ui/site.tsx'

export type Me = Out<typeof me>

/** The site somebody who belongs to several works at now; remembered on this device. */
export function useChosenSite(sites: Me['sites']): { site: Site | undefined; choose: (id: string) => void } {
  const [id, choose] = useLocalStorage({
    key: 'footbridge.site',
    defaultValue: '',
    getInitialValueInEffect: false,
  })
  return { site: sites.find((s) => s.id === id) ?? sites[0], choose }
}
