import { Button, Popover, VisuallyHidden } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconLock, IconUserCircle } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { accessWords } from '#modules/access/access.words.ts'
import type { Site } from '#ui/site.tsx'
import { useWords } from '#ui/words.tsx'
import classes from './AccountMenu.module.css'
import { Look } from './Look.tsx'
import { SignOut } from './SignOut.tsx'
import { staffWords } from './staff.words.ts'
import type { Me } from './useChosenSite.ts'
import { lockNow } from './useIdleLock.ts'

type AccountMenuProps = { me: Me; site?: Site; onSite?: (id: string) => void }

/** Who is signed in, at which site, how it looks, and the way out. */
export function AccountMenu({ me, site, onSite }: AccountMenuProps) {
  const { account: words } = useWords(staffWords)
  const { roles } = useWords(accessWords)
  const [opened, { toggle, close }] = useDisclosure(false)
  return (
    <Popover
      width={300}
      position="top-start"
      trapFocus
      returnFocus
      withRoles
      shadow="lg"
      opened={opened}
      onDismiss={close}
    >
      <Popover.Target>
        <button type="button" className={classes.trigger} onClick={toggle}>
          <VisuallyHidden>{words.open}: </VisuallyHidden>
          <span className={classes.initials} aria-hidden>
            {initials(me.name)}
          </span>
          <span className={classes.who}>
            <span className={classes.name}>{me.name}</span>
            <span className={classes.role}>{me.roles[0] ? roles[me.roles[0]] : ''}</span>
          </span>
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={words.open}>
        <div className={classes.head}>
          <strong>{me.name}</strong>
          <span>{me.email}</span>
          <span>{me.roles.map((r) => roles[r]).join(', ')}</span>
        </div>
        {me.sites.length > 1 && (
          <fieldset className={classes.sites}>
            <legend>{words.site}</legend>
            {me.sites.map((s) => (
              <Button
                key={s.id}
                variant={s.id === site?.id ? 'light' : 'subtle'}
                aria-pressed={s.id === site?.id}
                justify="flex-start"
                onClick={() => {
                  onSite?.(s.id)
                  close()
                }}
              >
                {s.name}
              </Button>
            ))}
          </fieldset>
        )}
        <Look />
        <div className={classes.ways}>
          <Button
            component={Link}
            to="/account"
            variant="default"
            leftSection={<IconUserCircle size={20} stroke={1.7} aria-hidden />}
            onClick={close}
          >
            {words.mine}
          </Button>
          <Button
            variant="default"
            leftSection={<IconLock size={20} stroke={1.7} aria-hidden />}
            onClick={() => {
              close()
              lockNow()
            }}
          >
            {words.lock}
          </Button>
          <SignOut />
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

const initials = (name: string) => {
  const words = name.split(/\s+/).filter(Boolean)
  return `${words[0]?.[0] ?? ''}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`.toUpperCase()
}
