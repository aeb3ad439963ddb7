import { Navigate } from '@tanstack/react-router'

/** `/sign-in` for somebody who is in: on to Today. */
export function SignedIn() {
  return <Navigate to="/" replace />
}
