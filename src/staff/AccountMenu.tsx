import { Avatar, Menu, SegmentedControl, Text, useMantineColorScheme } from '@mantine/core'
import { IconCheck, IconLogout } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { signOut } from '#modules/access/access.contract.ts'
import { accessWords } from '#modules/access/access.words.ts'
import { useAction } from '#ui/data.ts'
import type { Site } from '#ui/site.tsx'
import { useWords } from '#ui/words.tsx'
import classes from './AccountMenu.module.css'
import type { Me } from './Frame.tsx'
import { staffWords } from './staff.words.ts'

type AccountMenuProps = { me: Me; site?: Site; onSite?: (id: string) => void }

/** Who is signed in, which site, how it looks, and the way out. */
export function AccountMenu({ me, site, onSite }: AccountMenuProps) {
  const { account: words } = useWords(staffWords)
  const { roles } = useWords(accessWords)
  return (
    <Menu width={288} position="top-start" trapFocus>
      <Menu.Target>
        <button type="button" className={classes.trigger} aria-label={`${words.open}: ${me.name}`}>
          <Avatar name={me.name} color="river" radius="xl" size={34} alt="" />
          <span className={classes.who}>
            <span className={classes.name}>{me.name}</span>
            <span className={classes.role}>{me.roles[0] ? roles[me.roles[0]] : ''}</span>
          </span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.head}>
          <Text fw={650}>{me.name}</Text>
          <Text size="sm" c="dimmed" className={classes.email}>
            {me.email}
          </Text>
          <Text size="sm" c="dimmed">
            {me.roles.map((r) => roles[r]).join(', ')}
          </Text>
        </div>
        {me.sites.length > 1 && (
          <>
            <Menu.Divider />
            <Menu.Label>{words.site}</Menu.Label>
            {me.sites.map((s) => (
              <Menu.Item
                key={s.id}
                onClick={() => onSite?.(s.id)}
                rightSection={s.id === site?.id && <IconCheck size={18} aria-hidden />}
                aria-current={s.id === site?.id}
              >
                {s.name}
              </Menu.Item>
            ))}
          </>
        )}
        <Menu.Divider />
        <Look />
        <Menu.Divider />
        <SignOut />
      </Menu.Dropdown>
    </Menu>
  )
}

function Look() {
  const { account: words } = useWords(staffWords)
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <div className={classes.look}>
      <Text size="sm" fw={600} id="look">
        {words.look}
      </Text>
      <SegmentedControl
        aria-labelledby="look"
        fullWidth
        size="sm"
        value={colorScheme}
        onChange={(value) => setColorScheme(value === 'light' || value === 'dark' ? value : 'auto')}
        data={[
          { value: 'light', label: words.light },
          { value: 'dark', label: words.dark },
          { value: 'auto', label: words.system },
        ]}
      />
    </div>
  )
}

/** Nothing of the previous person may stay in memory: the page is loaded anew. */
function SignOut() {
  const { account: words } = useWords(staffWords)
  const cache = useQueryClient()
  const leave = useAction(signOut, { refreshes: [] })
  const go = () =>
    leave.mutate(
      {},
      {
        onSuccess: () => {
          cache.clear()
          window.location.assign('/')
        },
      },
    )
  return (
    <Menu.Item
      leftSection={<IconLogout size={20} stroke={1.7} aria-hidden />}
      onClick={go}
      closeMenuOnClick={false}
    >
      {words.signOut}
    </Menu.Item>
  )
}
