import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { Request } from 'express';
import { localized } from '../../kernel/localized-text.js';
import { Problem } from '../../kernel/problem.js';

const describeHeader: ParameterDecorator = (target, method) => {
  if (method === undefined) return;
  const descriptor = Object.getOwnPropertyDescriptor(target, method);
  const description = 'The ETag of the record that was edited. 409 if the record was changed since.';
  if (descriptor) ApiHeader({ name: 'If-Match', required: true, description })(target, method, descriptor);
};

function readVersion(_: unknown, context: ExecutionContext): number {
  const header = context.switchToHttp().getRequest<Request>().headers['if-match'];
  const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header ?? '')?.[1];
  if (version === undefined)
    throw new Problem(
      'invalid',
      'platform.http.version-missing',
      localized('The version number of the record is missing.', '缺少所修改内容的版本号。'),
      {
        detail: localized(
          'Send the ETag of the last response in the If-Match header.',
          '请通过 If-Match 发送上次响应的 ETag。',
        ),
        errors: [
          { pointer: '', code: 'if-match', detail: localized('The If-Match header is required.', '需要 If-Match。') },
        ],
      },
    );
  return Number(version);
}

/** The version that the editor was looking at, from `If-Match: "7"`. */
export const BaseVersion = createParamDecorator(readVersion, [describeHeader]);
