import { Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './EmptyState.module.css'
import { Mark } from './Mark.tsx'

type EmptyStateProps = { title: string; children?: ReactNode; icon?: ReactNode; action?: ReactNode }

/** Nothing here yet: what that means, and what to do about it. */
export function EmptyState({ title, children, icon, action }: EmptyStateProps) {
  return (
    <Stack className={classes.empty} align="center" gap="xs">
      <div className={classes.icon} aria-hidden>
        {icon ?? <Mark size={64} />}
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
