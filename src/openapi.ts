import { writeFile } from 'node:fs/promises';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { completed, sharedParts } from './openapi-operations.js';
import { ProblemResponse } from './platform/http/problem.response.js';

type PathItem = OpenAPIObject['paths'][string];
type Schemas = NonNullable<OpenAPIObject['components']>['schemas'];

const methods = ['get', 'put', 'post', 'delete', 'patch'] as const;

/**
 * Adds path parameters that only the access guard reads (the workspace) and the handler therefore does not declare, and
 * what all operations share.
 */
function completePath(path: string, item: PathItem, schemas: Schemas): PathItem {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const complete = methods.flatMap((method) => {
    const operation = item[method];
    if (!operation) return [];
    const given = operation.parameters ?? [];
    const missing = names.filter((name) => !given.some((one) => 'in' in one && one.in === 'path' && one.name === name));
    const added = missing.map((name) => ({ name, required: true, in: 'path' as const, schema: { type: 'string' } }));
    const whole = { ...operation, parameters: [...added, ...given] };
    return [[method, completed({ method, path }, whole, schemas)]];
  });
  return { ...item, ...Object.fromEntries(complete) };
}

/** The API description from the running application, with sorted paths, so that differences are readable. */
export function describeApi(app: NestExpressApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Tripartite')
    .setVersion('1')
    .setDescription(
      'Errors are application/problem+json (RFC 9457). Over HTTPS the cookie is called __Host-tripartite_session.',
    )
    .addCookieAuth('tripartite_session')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'opaque', description: 'A token from Settings' })
    .addSecurityRequirements('cookie')
    .addSecurityRequirements('bearer')
    .build();
  const document = SwaggerModule.createDocument(app, config, { extraModels: [ProblemResponse] });
  const paths = Object.fromEntries(
    Object.entries(document.paths)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([path, item]) => [path, completePath(path, item, document.components?.schemas)]),
  );
  const schemas = Object.fromEntries(
    Object.entries(document.components?.schemas ?? {}).sort(([left], [right]) => (left < right ? -1 : 1)),
  );
  return { ...document, paths, components: { ...document.components, ...sharedParts, schemas } };
}

export async function writeApi(app: NestExpressApplication, file: string): Promise<void> {
  await writeFile(file, `${JSON.stringify(describeApi(app), null, 1)}\n`);
}
