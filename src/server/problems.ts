import type { FastifyError, FastifyInstance } from 'fastify'
import { Problem } from '#kit/problem.ts'

/** Turns every failure into application/problem+json. What is not a Problem is a 500 with a request id and no detail. */
export function answerProblems(app: FastifyInstance) {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const p = asProblem(error)
    if (!p)
      request.log.error(
        { err: { type: error.name, code: error.code, stack: framesOf(error) } },
        'unexpected failure',
      )
    return reply
      .code(p?.status ?? 500)
      .type('application/problem+json')
      .send({
        type: `/problems/${p?.code ?? 'internal'}`,
        title:
          p?.message ??
          'Something went wrong on our side. Nothing was saved. Try again; if it stays, name the request id.',
        status: p?.status ?? 500,
        requestId: request.id,
        ...p?.detail,
      })
  })
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).type('application/problem+json').send({
      type: '/problems/not_found',
      title: 'There is nothing here',
      status: 404,
      requestId: request.id,
    }),
  )
}

/** The framework's own refusals (bad JSON, too large, too many) in our words. */
function asProblem(error: FastifyError): Problem | null {
  if (error instanceof Problem) return error
  switch (error.statusCode) {
    case 413:
      return new Problem('too_large', 'This is larger than what can be sent in one go')
    // A form was expected and something else came.
    case 406:
    case 415:
      return new Problem('invalid', 'Send JSON, or a form with a file where one is asked for')
    case 429:
      return new Problem('too_many', 'Too many tries. Wait a minute, then try again.')
    case 400:
      return new Problem('invalid', 'The request could not be read', { reason: 'unreadable' })
    default:
      return null
  }
}

/** Where it happened, without the message: an error's message may quote what somebody typed. */
const framesOf = (error: Error) => error.stack?.split('\n').slice(1, 8).join('\n')
