import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { App } from '#ui/App.tsx'
import { createCache } from '#ui/data.ts'
import { router } from './routes.tsx'
import { onSignedOut } from './session.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

createRoot(root).render(
  <App cache={createCache(onSignedOut)}>
    <RouterProvider router={router} />
  </App>,
)
