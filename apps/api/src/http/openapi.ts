/** The OpenAPI document, made from the same endpoint data that the server mounts. */
import { z } from 'zod';
import type { Endpoint } from '@liangma/contract/endpoint';
import { problems, type ProblemCode } from '@liangma/contract/problems';

const everywhere: readonly ProblemCode[] = [
  'request/invalid',
  'session/required',
  'session/forbidden',
  'resource/not-found',
];

const schemaOf = (schema: z.ZodType, io: 'input' | 'output') =>
  z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'openapi-3.0' });

function parametersOf(schema: z.ZodType, place: 'path' | 'query'): object[] {
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, object>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, inner]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: inner,
  }));
}

function responsesOf(endpoint: Endpoint): Record<string, object> {
  const codes = [...everywhere, ...endpoint.problems];
  const byStatus = Map.groupBy(codes, (code) => problems[code].status);
  const failures = [...byStatus].map(([status, group]) => [
    String(status),
    {
      description: group.map((code) => `${code}: ${problems[code].en}`).join('; '),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  ]);
  const content =
    endpoint.responseKind === 'file'
      ? { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
      : { 'application/json': { schema: schemaOf(endpoint.response, 'output') } };
  return { '200': { description: 'OK', content }, ...Object.fromEntries(failures) };
}

function operationOf(endpoint: Endpoint): object {
  const body =
    endpoint.bodyKind === 'raw' || endpoint.bodyKind === 'stream'
      ? { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
      : { 'application/json': { schema: schemaOf(endpoint.body, 'input') } };
  return {
    operationId: endpoint.name,
    summary: endpoint.summary,
    description: `Access: ${endpoint.access}`,
    parameters: [...parametersOf(endpoint.params, 'path'), ...parametersOf(endpoint.query, 'query')],
    ...(endpoint.bodyKind === 'none' ? {} : { requestBody: { required: true, content: body } }),
    responses: responsesOf(endpoint),
  };
}

/** The document of all endpoints. */
export function openApiDocument(endpoints: readonly Endpoint[], version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const endpoint of endpoints) {
    const path = `/api${endpoint.path.replaceAll(/:(\w+)/g, '{$1}')}`;
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(endpoint) };
  }
  return {
    openapi: '3.0.3',
    info: { title: '亮码 Liangma', version },
    paths,
    components: {
      schemas: {
        Problem: {
          type: 'object',
          required: ['type', 'title', 'status', 'code', 'retry'],
          properties: {
            type: { type: 'string' },
            title: { type: 'string' },
            status: { type: 'integer' },
            code: { type: 'string', enum: Object.keys(problems) },
            retry: { type: 'string', enum: ['later', 'after-login', 'never'] },
            detail: { type: 'string' },
            requestId: { type: 'string' },
            errors: { type: 'array', items: { type: 'object' } },
          },
        },
      },
    },
  };
}
