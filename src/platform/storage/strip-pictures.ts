import type { Problem } from '../../kernel/problem.js';
import { fileTooLarge, type UploadLimits } from './file-storage.js';
import { sniffFile } from './sniff-file.js';
import { isPicture, withoutMetadata } from './without-metadata.js';

/** Bytes that tell whether a file is a picture. */
const headBytes = 16;

interface Stripping extends UploadLimits {
  /** The problem of a picture that cannot be read. */
  readonly unreadable: () => Problem;
}

/**
 * Passes a file on as it arrives, except pictures: they are first read to their end, and then passed on without their
 * metadata, so that a store never receives it.
 */
export async function* strippingPictures(
  content: AsyncIterable<Buffer>,
  { maxBytes, unreadable }: Stripping,
): AsyncGenerator<Buffer> {
  const read: Buffer[] = [];
  let bytes = 0;
  let picture: string | null | undefined;
  for await (const chunk of content) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw fileTooLarge(maxBytes);
    read.push(chunk);
    if (picture === undefined && bytes >= headBytes) picture = pictureType(Buffer.concat(read));
    if (picture === null) yield* read.splice(0);
  }
  const rest = Buffer.concat(read);
  const mediaType = picture === undefined ? pictureType(rest) : picture;
  const stripped = mediaType === null ? rest : withoutMetadata(mediaType, rest);
  if (stripped === null) throw unreadable();
  yield stripped;
}

function pictureType(head: Buffer): string | null {
  const mediaType = sniffFile(head, '')?.mediaType;
  return mediaType !== undefined && isPicture(mediaType) ? mediaType : null;
}
