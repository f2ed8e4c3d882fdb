import type { OpenAPIObject } from '@nestjs/swagger';

type Components = NonNullable<OpenAPIObject['components']>;
type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Extended = Operation & { 'x-public'?: boolean; 'x-not-idempotent'?: boolean };

const problem = { $ref: '#/components/responses/Problem' };
const etag = { ETag: { $ref: '#/components/headers/ETag' } };

/** What operations share: the errors, the header of a version, and the key against double effects. */
export const sharedParts: Components = {
  responses: {
    Problem: {
      description: 'An error (RFC 9457)',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemResponse' } } },
    },
  },
  headers: {
    ETag: { description: 'The version of the record, for If-Match', schema: { type: 'string' } },
  },
  parameters: {
    IdempotencyKey: {
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      description: 'The same key with the same request has one effect and gets the same answer, for two days.',
      schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{8,100}$' },
    },
  },
};

/** The errors that this operation can answer with; `default` covers those of every operation, such as 429 and 503. */
function errorsOf(method: string, path: string, operation: Extended): Operation['responses'] {
  const takesInput = operation.requestBody !== undefined || (operation.parameters ?? []).length > 0;
  const isPublic = operation['x-public'] === true;
  return {
    ...(takesInput && { 400: problem }),
    ...(!isPublic && { 401: problem, 403: problem }),
    ...(path.includes('{') && { 404: problem }),
    ...(method !== 'get' && { 409: problem }),
    default: problem,
  };
}

function isVersioned($ref: string, schemas: Components['schemas']): boolean {
  const schema = schemas?.[$ref.split('/').at(-1) ?? ''];
  return schema !== undefined && 'required' in schema && schema.required?.includes('version') === true;
}

function withEtag(responses: Operation['responses'], schemas: Components['schemas']): Operation['responses'] {
  return Object.fromEntries(
    Object.entries(responses).map(([status, response]) => {
      if (response === undefined || '$ref' in response) return [status, response];
      const schema = response.content?.['application/json']?.schema;
      const hasVersion = schema && '$ref' in schema && isVersioned(schema.$ref, schemas);
      return [status, hasVersion ? { ...response, headers: etag } : response];
    }),
  );
}

/** The operation with what its decorators and the filters of all operations add: errors, headers, and who may call it. */
export function completed(
  { method, path }: { readonly method: string; readonly path: string },
  described: Operation,
  schemas: Components['schemas'],
): Operation {
  const { 'x-public': isPublic, 'x-not-idempotent': isUnkeyed, ...operation } = described as Extended;
  const isKeyed = method === 'post' && isUnkeyed !== true;
  return {
    ...operation,
    ...(isPublic === true && { security: [] }),
    ...(isKeyed && {
      parameters: [...(operation.parameters ?? []), { $ref: '#/components/parameters/IdempotencyKey' }],
    }),
    responses: { ...withEtag(operation.responses, schemas), ...errorsOf(method, path, described) },
  };
}
