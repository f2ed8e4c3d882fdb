import { readFileSync } from 'node:fs';
import { Ajv, type AnySchema, type ValidateFunction } from 'ajv';

type Json = Record<string, unknown>;

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Json>> };
}

interface Operation {
  /** Either the content of a success, or a reference to the common description of errors. */
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Json }>>; readonly $ref?: string }>
  >;
}

const problem = { $ref: '#/components/schemas/ProblemResponse' };

/**
 * Converts OpenAPI 3.0 to JSON Schema: `nullable` becomes a choice, references keep their place, and an object with
 * named fields allows no others, so that undescribed content in answers is found.
 */
export function schemaOf(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(schemaOf);
  if (typeof part !== 'object' || part === null) return part;
  const { nullable, ...rest } = part as Json;
  const closed = 'properties' in rest && !('additionalProperties' in rest) ? { additionalProperties: false } : {};
  const schema: Json = closed;
  for (const [name, value] of Object.entries(rest))
    schema[name] = name === 'example' || name === 'enum' ? value : schemaOf(value);
  return nullable === true ? { anyOf: [{ type: 'null' }, schema] } : schema;
}

interface Described {
  readonly method: string;
  readonly pattern: RegExp;
  readonly parameters: number;
  /** By status, or `default`. Compiled when first asked: compiling all takes seconds of each test file. */
  readonly checkFor: ReadonlyMap<string, () => ValidateFunction>;
}

function describedResponses(): readonly Described[] {
  const { paths, components } = JSON.parse(readFileSync('docs/api/openapi.json', 'utf8')) as Description;
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema({ $id: 'api', components: schemaOf(components) } as AnySchema);
  const compiled = new Map<string, ValidateFunction>();
  const compile = (schema: Json) => (): ValidateFunction => {
    const text = JSON.stringify(schemaOf(schema)).replaceAll('"#/', '"api#/');
    const check = compiled.get(text) ?? ajv.compile(JSON.parse(text) as AnySchema);
    compiled.set(text, check);
    return check;
  };
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { responses }]) => ({
      method: method.toUpperCase(),
      pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+').replaceAll('.', '\\.')}$`),
      parameters: path.split('{').length,
      checkFor: new Map(
        Object.entries(responses).flatMap(([status, { content, $ref }]) => {
          const schema = $ref === undefined ? content?.['application/json']?.schema : problem;
          return schema === undefined ? [] : [[status, compile(schema)] as const];
        }),
      ),
    })),
  );
}

let known: readonly Described[] | undefined;

/** Differences between the body of a reply and docs/api/openapi.json; errors of addresses that do not exist have none. */
export function undescribed(method: string, address: string, reply: { status: number; body: unknown }): string[] {
  const isError = reply.status > 299;
  if (!address.startsWith('/api/')) return [];
  known ??= describedResponses();
  const path = address.split('?')[0]!;
  const [operation] = known
    .filter((each) => each.method === method && each.pattern.test(path))
    .sort((left, right) => left.parameters - right.parameters);
  if (operation === undefined) return isError ? [] : [`${method} ${path} is not described`];
  const described =
    operation.checkFor.get(String(reply.status)) ?? (isError ? operation.checkFor.get('default') : undefined);
  if (described === undefined) return [`${method} ${path}: no body is described for status ${reply.status}`];
  const check = described();
  if (check(reply.body)) return [];
  return (check.errors ?? []).map(
    ({ instancePath, message, params }) => `${method} ${path}: ${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}
