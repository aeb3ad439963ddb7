import { createRoot } from 'react-dom/client'
import { AskForHelp } from '#modules/intake/web/inquiry/AskForHelp.tsx'
import { App } from '#ui/App.tsx'
import { createCache } from '#ui/data.ts'
import { Portal } from './Portal.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

createRoot(root).render(
  <App cache={createCache(() => undefined)}>
    <Portal>
      <AskForHelp />
    </Portal>
  </App>,
)
