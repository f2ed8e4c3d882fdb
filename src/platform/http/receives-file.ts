import { applyDecorators, type NestInterceptor, type Type, UseInterceptors } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';

/** The body is a form with one file, which the interceptor streams; `fields` describes the other fields. */
export function ReceivesFile(interceptor: Type<NestInterceptor>, fields: Readonly<Record<string, string>> = {}) {
  const texts = Object.entries(fields).map(([name, description]) => [name, { type: 'string', description }] as const);
  const properties = { ...Object.fromEntries(texts), file: { type: 'string', format: 'binary' } };
  return applyDecorators(
    UseInterceptors(interceptor),
    ApiConsumes('multipart/form-data'),
    ApiBody({ schema: { type: 'object', properties } }),
  );
}
