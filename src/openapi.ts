import { writeFile } from 'node:fs/promises';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { NestExpressApplication } from '@nestjs/platform-express';

/** The description of the HTTP interface, from the running application: paths in order, so that a difference can be read. */
export function describeApi(app: NestExpressApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Tripartite')
    .setVersion('1')
    .setDescription('Errors are application/problem+json (RFC 9457).')
    .addCookieAuth('tripartite_session')
    .addBearerAuth()
    .build();
  const document = SwaggerModule.createDocument(app, config);
  const paths = Object.fromEntries(Object.entries(document.paths).sort(([left], [right]) => (left < right ? -1 : 1)));
  const schemas = Object.fromEntries(
    Object.entries(document.components?.schemas ?? {}).sort(([left], [right]) => (left < right ? -1 : 1)),
  );
  return { ...document, paths, components: { ...document.components, schemas } };
}

export async function writeApi(app: NestExpressApplication, file: string): Promise<void> {
  await writeFile(file, `${JSON.stringify(describeApi(app), null, 1)}\n`);
}
