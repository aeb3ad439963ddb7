import { existsSync } from 'node:fs'
import { join } from 'node:path'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import serve from '@fastify/static'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
  LogController,
} from 'fastify'
import type { Logger } from 'pino'
import { Problem } from '#kit/problem.ts'
import { type Authenticate, cookieName } from './authenticate.ts'
import { apiDocs } from './docs.ts'
import { type Bound, door, nobody, type Platform } from './door.ts'
import { healthRoutes } from './health.ts'
import { openApiDocument } from './openapi.ts'
import { answerProblems } from './problems.ts'
import { routes } from './routes.ts'
import type { Settings } from './settings.ts'

export type AppOptions = {
  platform: Platform
  authenticate: Authenticate
  settings: Settings
  version: string
  /** Addresses of proxies in front. */
  proxy?: readonly string[]
  logger?: Logger
  /** The built web app; left out in tests of the API. */
  webFolder?: string
}
export type App = { app: FastifyInstance; bound: readonly Bound[] }

/** Referral packets are 0.5-3 MB; this leaves room and still bounds memory. */
const uploadLimit = 12 * 1024 * 1024

/** Puts the programme together: plugins, the door, the routes of the parts, the web app. */
export async function buildApp(options: AppOptions): Promise<App> {
  const app = Fastify({
    ...(options.logger ? { loggerInstance: options.logger as FastifyBaseLogger } : { logger: false }),
    bodyLimit: 2 * 1024 * 1024,
    requestTimeout: 30_000,
    connectionTimeout: 60_000,
    keepAliveTimeout: 20_000,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => options.platform.newId(),
    trustProxy: options.proxy?.length ? [...options.proxy] : false,
  })
  answerProblems(app)
  await plugins(app)
  app.decorateRequest('actor', null as never)
  app.addHook('onRequest', async (request) => {
    request.actor = nobody
  })
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions, id, actor } = request
    request.log.info(
      {
        id,
        method,
        route: routeOptions.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        actor: actor.accountId,
      },
      'answered',
    )
  })
  const bound = await api(app, options)
  await healthRoutes(app, options.platform)
  if (options.webFolder) await web(app, options.webFolder)
  return { app, bound }
}

async function plugins(app: FastifyInstance) {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        // Mantine sets style attributes and one style element; scripts have no such exception.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // The programme is often served on a clinic's own network without TLS in front; the proxy that adds TLS adds HSTS.
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'no-referrer' },
  })
  await app.register(cookie)
  // Below it, compressing takes longer than it saves on the way.
  await app.register(compress, { threshold: 4096 })
  await app.register(multipart, { limits: { fileSize: uploadLimit, files: 1, fields: 20 } })
  await app.register(rateLimit, { global: false })
}

async function api(
  app: FastifyInstance,
  { platform, authenticate, settings, version }: AppOptions,
): Promise<readonly Bound[]> {
  let bound: readonly Bound[] = []
  await app.register(
    async (scope) => {
      scope.addHook('onRequest', async (request, reply) => {
        reply.header('cache-control', 'no-store')
        sameOrigin(request.method, request.headers)
        request.actor = (await authenticate(presented(request))) ?? nobody
      })
      const d = door(scope, platform, settings)
      for (const part of routes) part(d.bind)
      bound = d.bound
      const document = openApiDocument(bound, version)
      scope.get('/openapi.json', () => document)
      scope.all('/*', (_request, reply) => reply.callNotFound())
      scope.get('/docs', (_request, reply) => reply.type('text/html; charset=utf-8').send(apiDocs(document)))
    },
    { prefix: '/api' },
  )
  return bound
}

/** What a browser shows: its cookie, and whether anybody does anything there. */
const presented = ({ headers, cookies }: FastifyRequest) => ({
  cookie: cookies[cookieName],
  idle: headers['footbridge-idle'] !== undefined,
})

/** Browsers say where a request comes from; another site's may not change anything here (besides SameSite=Strict). */
function sameOrigin(method: string, headers: Record<string, unknown>) {
  if (method === 'GET' || method === 'HEAD') return
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    throw new Problem('forbidden', 'Requests from other sites are refused', { reason: 'other_site' })
}

/** The two single-page apps; unknown paths get the app, so that its own addresses can be opened directly. */
async function web(app: FastifyInstance, folder: string) {
  if (!existsSync(join(folder, 'index.html')))
    throw new Error(`The web app is not built: ${folder} has no index.html`)
  await app.register(serve, {
    root: folder,
    wildcard: false,
    index: ['index.html'],
    setHeaders: (reply, path) => {
      const hashed = path.includes(`${folder}/assets/`)
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  const page = (file: string) => (_request: unknown, reply: { sendFile: (f: string) => unknown }) =>
    reply.sendFile(file)
  app.get('/assets/*', (_request, reply) => reply.callNotFound())
  app.get('/portal/*', page('portal/index.html') as never)
  app.get('/*', page('index.html') as never)
}
