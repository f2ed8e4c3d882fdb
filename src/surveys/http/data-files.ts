import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import type { MicrodataFile } from '../use-cases/microdata-files.js';

export const mediaTypes: Readonly<Record<MicrodataFile['kind'], string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  dta: 'application/x-stata-dta',
  zip: 'application/zip',
};

export const microdataFile = ({ kind, pieces }: MicrodataFile, name = 'answers'): StreamableFile =>
  asFile(pieces, mediaTypes[kind], `${name}.${kind}`);

export function asFile(
  pieces: Iterable<string> | AsyncIterable<string | Buffer>,
  type: string,
  fileName: string,
): StreamableFile {
  const disposition = `attachment; filename="${fileName}"`;
  return new StreamableFile(Readable.from(pieces, { objectMode: false }), { type, disposition });
}
