import { z } from 'zod'
import { disclosureHeader, type Endpoint, openApiPath, pathParams } from '#kit/endpoint.ts'
import { problems } from '#kit/problem.ts'
import { permissions } from '#modules/access/access.ts'
import type { Bound } from './door.ts'

type JsonSchema = { [key: string]: unknown }
type ObjectSchema = JsonSchema & { properties?: Record<string, JsonSchema>; required?: string[] }

const schemaOf = (type: z.ZodType): ObjectSchema => {
  // `io: input` is the wire form on both sides: codecs encode to their input.
  const { $schema: _, ...schema } = z.toJSONSchema(type, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties
    },
  }) as ObjectSchema
  return schema
}

const problemResponse = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})

/** OpenAPI 3.1, printed from the bound endpoints: there is no second description of anything. */
export function openApiDocument(bound: readonly Bound[], version: string): JsonSchema {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const b of [...bound].sort((a, z) => a.endpoint.path.localeCompare(z.endpoint.path))) {
    const path = openApiPath(b.endpoint.path)
    paths[path] = { ...paths[path], [b.endpoint.method.toLowerCase()]: operation(b) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Footbridge',
      version,
      description: 'Runs an intensive outpatient program. Every endpoint asks a permission of the matrix.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(bound.map(tagOf))].sort().map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'footbridge' } },
      schemas: { Problem: problemSchema },
    },
  }
}

const tagOf = (b: Bound) => b.permission.split('.')[0] ?? 'other'

function operation(b: Bound) {
  const { endpoint: e, permission } = b
  const input = schemaOf(e.input)
  const inPath = pathParams(e.path)
  const rest = Object.entries(input.properties ?? {}).filter(([name]) => !inPath.includes(name))
  const allowed = permissions[permission]
  return {
    operationId: `${e.method.toLowerCase()}${e.path.replace(/[/:-]+(\w)/g, (_, c: string) => c.toUpperCase())}`,
    summary: e.summary,
    description: `Permission \`${permission}\`: ${allowed === 'anyone' ? 'anyone' : allowed.join(', ')}.`,
    tags: [tagOf(b)],
    security: allowed === 'anyone' ? [] : [{ session: [] }],
    parameters: [
      ...inPath.map((name) => parameter(name, 'path', input.properties?.[name] ?? { type: 'string' }, true)),
      ...(e.method === 'GET'
        ? rest.map(([name, schema]) =>
            parameter(name, 'query', schema, input.required?.includes(name) ?? false),
          )
        : []),
    ],
    ...(e.method === 'GET'
      ? {}
      : { requestBody: requestBody(e.upload === true, rest, input.required ?? []) }),
    responses: {
      '200': done(e),
      '400': problemResponse('Something in the input cannot be used; `issues` names the places'),
      ...(allowed === 'anyone'
        ? {}
        : {
            '401': problemResponse('Nobody is signed in'),
            '403': problemResponse('The role does not include this'),
            '404': problemResponse('It does not exist, or is not visible to the caller'),
          }),
      '422': problemResponse('A rule refused; `reason` says which'),
    },
  }
}

/** A file has its row in the disclosure ledger named beside it. */
const done = (e: Endpoint) =>
  e.file
    ? {
        description: 'The file',
        headers: {
          [disclosureHeader]: { description: 'Its row in the ledger', schema: { type: 'string' } },
        },
        content: { [e.file]: { schema: { type: 'string', format: 'binary' } } },
      }
    : { description: 'Done', content: { 'application/json': { schema: schemaOf(e.output) } } }

const parameter = (name: string, place: 'path' | 'query', schema: JsonSchema, required: boolean) => ({
  name,
  in: place,
  required,
  schema,
})

function requestBody(upload: boolean, rest: [string, JsonSchema][], required: string[]) {
  const properties = Object.fromEntries(
    rest.map(([name, schema]) => [
      name,
      upload && name === 'file' ? { type: 'string', format: 'binary' } : schema,
    ]),
  )
  const needed = required.filter((name) => name in properties)
  const schema = { type: 'object', properties, ...(needed.length ? { required: needed } : {}) }
  return { required: true, content: { [upload ? 'multipart/form-data' : 'application/json']: { schema } } }
}

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'requestId'],
  properties: {
    type: {
      type: 'string',
      description: `/problems/… with one of: ${[...Object.keys(problems), 'internal'].join(', ')}`,
    },
    title: { type: 'string', description: 'One sentence for people' },
    status: { type: 'integer' },
    requestId: { type: 'string' },
    reason: { type: 'string', description: 'One of a closed set per rule' },
    issues: {
      type: 'array',
      items: {
        type: 'object',
        properties: { path: { type: 'array', items: {} }, message: { type: 'string' } },
      },
    },
  },
}
