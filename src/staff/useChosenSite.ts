import { useLocalStorage } from '@mantine/hooks'
import type { Site } from '#ui/site.tsx'

/** The site somebody who belongs to several works at now; remembered on this device. */
export function useChosenSite(sites: readonly Site[]): {
  site: Site | undefined
  choose: (id: string) => void
} {
  const [id, choose] = useLocalStorage({
    key: 'footbridge.site',
    defaultValue: '',
    getInitialValueInEffect: false,
  })
  return { site: sites.find((s) => s.id === id) ?? sites[0], choose }
}
