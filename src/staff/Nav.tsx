import { Drawer } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconDots } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { uiWords } from '#ui/ui.words.ts'
import { useWords } from '#ui/words.tsx'
import type { Destination } from './destinations.ts'
import classes from './Nav.module.css'
import { staffWords } from './staff.words.ts'

/** At the left on wide screens. */
export function SideNav({ places }: { places: readonly Destination[] }) {
  const words = useWords(staffWords)
  return (
    <nav className={classes.side} aria-label={words.mainNavigation}>
      {places.map((place) => (
        <Place key={place.name} place={place} className={classes.item} />
      ))}
    </nav>
  )
}

/** At the bottom on phones: the four places of most days, and the rest behind "More". */
export function BottomBar({ places }: { places: readonly Destination[] }) {
  const words = useWords(staffWords)
  const { close: closeWord } = useWords(uiWords)
  const [opened, { open, close }] = useDisclosure(false)
  const rest = places.filter((p) => !p.onBar)
  return (
    <nav className={classes.bar} aria-label={words.mainNavigation}>
      {places
        .filter((p) => p.onBar)
        .map((place) => (
          <Place key={place.name} place={place} className={classes.tab} />
        ))}
      {rest.length > 0 && (
        <button type="button" className={classes.tab} onClick={open} aria-haspopup="dialog">
          <IconDots size={24} stroke={1.7} aria-hidden />
          {words.nav.more}
        </button>
      )}
      <Drawer
        opened={opened}
        onClose={close}
        position="bottom"
        size={88 + rest.length * 46}
        title={words.nav.more}
        closeButtonProps={{ 'aria-label': closeWord }}
      >
        <div className={classes.more}>
          {rest.map((place) => (
            <Place key={place.name} place={place} className={classes.item} onClick={close} />
          ))}
        </div>
      </Drawer>
    </nav>
  )
}

type PlaceProps = { place: Destination; className: string | undefined; onClick?: () => void }

function Place({ place: { name, to, icon: Icon }, className = '', onClick = () => undefined }: PlaceProps) {
  const words = useWords(staffWords)
  return (
    <Link to={to} className={className} activeOptions={{ exact: to === '/' }} onClick={onClick}>
      <Icon size={22} stroke={1.7} aria-hidden />
      {words.nav[name]}
    </Link>
  )
}
