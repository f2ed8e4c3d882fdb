import { writeFile } from 'node:fs/promises';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { NestExpressApplication } from '@nestjs/platform-express';

type PathItem = OpenAPIObject['paths'][string];

const methods = ['get', 'put', 'post', 'delete', 'patch'] as const;

/** Adds path parameters that only the access guard reads (the workspace) and the handler therefore does not declare. */
function withPathParameters(path: string, item: PathItem): PathItem {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const complete = methods.flatMap((method) => {
    const operation = item[method];
    if (!operation) return [];
    const given = operation.parameters ?? [];
    const missing = names.filter((name) => !given.some((one) => 'in' in one && one.in === 'path' && one.name === name));
    const added = missing.map((name) => ({ name, required: true, in: 'path' as const, schema: { type: 'string' } }));
    return [[method, { ...operation, parameters: [...added, ...given] }]];
  });
  return { ...item, ...Object.fromEntries(complete) };
}

/** The API description from the running application, with sorted paths, so that differences are readable. */
export function describeApi(app: NestExpressApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Tripartite')
    .setVersion('1')
    .setDescription('Errors are application/problem+json (RFC 9457).')
    .addCookieAuth('tripartite_session')
    .addBearerAuth()
    .build();
  const document = SwaggerModule.createDocument(app, config);
  const paths = Object.fromEntries(
    Object.entries(document.paths)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([path, item]) => [path, withPathParameters(path, item)]),
  );
  const schemas = Object.fromEntries(
    Object.entries(document.components?.schemas ?? {}).sort(([left], [right]) => (left < right ? -1 : 1)),
  );
  return { ...document, paths, components: { ...document.components, schemas } };
}

export async function writeApi(app: NestExpressApplication, file: string): Promise<void> {
  await writeFile(file, `${JSON.stringify(describeApi(app), null, 1)}\n`);
}
