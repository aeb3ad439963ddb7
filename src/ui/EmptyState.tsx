import { Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './EmptyState.module.css'

type EmptyStateProps = { title: string; children?: ReactNode; icon?: ReactNode; action?: ReactNode }

/** Nothing here yet: what that means, and what to do about it. */
export function EmptyState({ title, children, icon, action }: EmptyStateProps) {
  return (
    <Stack className={classes.empty} align="center" gap="xs">
      <div className={classes.icon} aria-hidden>
        {icon ?? <Water />}
      </div>
      <Title order={2} size="h3">
        {title}
      </Title>
      {children && (
        <Text className={classes.sentence} component="div">
          {children}
        </Text>
      )}
      {action && <div className={classes.action}>{action}</div>}
    </Stack>
  )
}

/** Still water under a bridge: the house's picture for "nothing yet". */
function Water() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 96 44"
      width="96"
      height="44"
      fill="none"
      stroke="currentColor"
      strokeLinecap="round"
    >
      <path d="M8 26 Q48 -6 88 26" strokeWidth="3.5" />
      <path d="M28 16.5V26M48 10.5V26M68 16.5V26" strokeWidth="2" opacity=".55" />
      <path d="M18 35q7.5 -4 15 0t15 0t15 0t15 0" strokeWidth="2.5" opacity=".8" />
      <path d="M33 42q7.5 -4 15 0t15 0" strokeWidth="2" opacity=".45" />
    </svg>
  )
}
