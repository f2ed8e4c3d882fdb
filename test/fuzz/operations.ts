import { readFileSync } from 'node:fs';
import { Ajv, type AnySchema, type ValidateFunction } from 'ajv';
import { isCalendarDate } from '../../src/kernel/calendar-date.js';
import { schemaOf } from '../support/described.js';

interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}
interface Parameter {
  readonly $ref?: string;
  readonly in?: string;
  readonly name?: string;
}
interface Described {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}
interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** A place for a value: a part of the body such as `name.en`, or a parameter of the path or query. */
export interface Field {
  readonly in: 'body' | 'path' | 'query';
  readonly name: string;
}

/** One operation of docs/api/openapi.json. */
export interface Operation {
  /** `PATCH /places/{id}` in a workspace, `GET /api/me` elsewhere, `PATCH workspace` for the workspace itself. */
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly fields: readonly Field[];
  /** Checks a body of JSON, with strict dates, ids and addresses. */
  readonly allows: ValidateFunction | undefined;
  readonly receivesFile: boolean;
}

const inWorkspace = '/api/workspaces/{workspaceId}';

export function readOperations(): readonly Operation[] {
  const description = JSON.parse(readFileSync('docs/api/openapi.json', 'utf8')) as Description;
  const { paths, components } = description;
  const ajv = new Ajv({ strict: false, allErrors: true });
  ajv.addFormat('date', isCalendarDate);
  ajv.addFormat('uuid', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i);
  ajv.addFormat('email', /^[^\s@]+@[^\s@]+$/);
  for (const name of ['password', 'binary', 'date-time', 'uri']) ajv.addFormat(name, true);
  ajv.addSchema({ $id: 'requests', components: schemaOf(components) } as AnySchema);
  const compile = (schema: Schema): ValidateFunction =>
    ajv.compile(JSON.parse(JSON.stringify(schemaOf(schema)).replaceAll('"#/', '"requests#/')) as AnySchema);
  const fieldsOf = (schema: Schema, at: string, depth: number): readonly string[] => {
    if (depth > 6) return [];
    const named = schema.$ref === undefined ? undefined : components.schemas[schema.$ref.split('/').at(-1)!];
    const parts = [...(named === undefined ? [] : [named]), ...(schema.allOf ?? []), ...(schema.oneOf ?? [])];
    const inner = parts.flatMap((part) => fieldsOf(part, at, depth + 1));
    const items = schema.items === undefined ? [] : [`${at}0`, ...fieldsOf(schema.items, `${at}0.`, depth + 1)];
    const own = Object.entries(schema.properties ?? {}).flatMap(([name, each]) => [
      at + name,
      ...fieldsOf(each, `${at}${name}.`, depth + 1),
    ]);
    return [...new Set([...inner, ...items, ...own])];
  };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody }]): Operation => {
      const json = requestBody?.content['application/json']?.schema;
      const body = (json === undefined ? [] : fieldsOf(json, '', 0)).map((name) => ({ in: 'body', name }) as const);
      const named = parameters.flatMap((each) =>
        each.in === 'path' || each.in === 'query' ? [{ in: each.in, name: each.name! } as const] : [],
      );
      return {
        name: `${method.toUpperCase()} ${path === inWorkspace ? 'workspace' : path.replace(inWorkspace, '')}`,
        method: method.toUpperCase(),
        path,
        fields: [...named, ...body],
        allows: json === undefined ? undefined : compile(json),
        receivesFile: requestBody?.content['multipart/form-data'] !== undefined,
      };
    }),
  );
}
