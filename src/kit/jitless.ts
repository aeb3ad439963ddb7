import { z } from 'zod'

/**
 * In a browser zod would try, when the first object schema is made, whether it may compile code: our content security
 * policy reports that as a violation. So whatever makes schemas imports this first.
 */
if ('document' in globalThis) z.config({ jitless: true })
