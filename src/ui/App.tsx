import { MantineProvider } from '@mantine/core'
import { DatesProvider } from '@mantine/dates'
import { Notifications } from '@mantine/notifications'
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, StrictMode, useEffect } from 'react'
import { keepFocus } from './keptFocus.ts'
import './styles.ts'
import { cssVariables, theme } from './theme.ts'
import { LocaleProvider } from './words.tsx'

/** What both apps stand on: theme, language, data cache, messages. */
export function App({ cache, children }: { cache: QueryClient; children: ReactNode }) {
  useEffect(() => keepFocus(document), [])
  return (
    <StrictMode>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
        <LocaleProvider>
          <DatesProvider settings={{ firstDayOfWeek: 1, consistentWeeks: true }}>
            <QueryClientProvider client={cache}>
              <Notifications position="bottom-center" limit={3} />
              {children}
            </QueryClientProvider>
          </DatesProvider>
        </LocaleProvider>
      </MantineProvider>
    </StrictMode>
  )
}
