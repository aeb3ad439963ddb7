import { useEffect } from 'react'
import { lock, stay } from '#modules/access/signIns/signIns.contract.ts'
import { secondsIdle } from '#ui/activity.ts'
import { call } from '#ui/call.ts'
import { asRefusal } from '#ui/refusal.ts'
import { cover, setSession, useSession } from './session.ts'

const lookEverySeconds = 2
/** While somebody writes and the page asks nothing, the server hears this often that they are there. */
const sayEverySeconds = 30

/** R92: covers the screen once nobody did anything for so long, and has the sign-in locked. */
export function useIdleLock(idleMinutes: number) {
  const session = useSession()
  useEffect(() => {
    if (session !== 'on') return
    let said = 0
    const timer = setInterval(() => {
      const idle = secondsIdle()
      if (idle >= idleMinutes * 60) return lockNow()
      said += lookEverySeconds
      if (said < sayEverySeconds || idle > sayEverySeconds) return
      said = 0
      call(stay, {}).catch(heed)
    }, lookEverySeconds * 1000)
    return () => clearInterval(timer)
  }, [session, idleMinutes])
}

/** The cover is there at once; the server follows, and locks by itself where it cannot be told. */
export function lockNow() {
  cover()
  call(lock, {}).catch(() => undefined)
}

function heed(error: unknown) {
  const { code, reason } = asRefusal(error)
  if (code === 'unauthenticated') setSession(reason === 'locked' ? 'locked' : 'ended')
}
