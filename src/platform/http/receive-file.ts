import type { Readable } from 'node:stream';
import type { ExecutionContext } from '@nestjs/common';
import type { Request, Response } from 'express';
import multer from 'multer';
import { displayName } from '../../kernel/file-name.js';
import { Problem } from '../../kernel/problem.js';
import { isDiskFull } from '../storage/disk-space.js';
import { findTextFaults, textInvalid } from './check-text.js';

/** Bytes that boundaries, part headers and fields may add to the file. */
const envelopeBytes = 64 * 1024;

export interface SentFile {
  /** The name given by the sender, without what is unsafe in names. Only `sniffFile` or `tableNamed` make it the name of what is stored. */
  readonly name: string;
  readonly content: Readable;
  /** Fields before the file. */
  readonly fields: Readonly<Record<string, string | undefined>>;
}

export interface Reception<Kept extends object> {
  readonly maxBytes: number;
  /** Fields that may come before the file. */
  readonly fields: number;
  /** Bytes of the longest field. */
  readonly fieldSize?: number;
  readonly tooLarge: () => Problem;
  readonly unreadable: () => Problem;
  /** Checks the permission before the body is read. */
  readonly admit?: () => Promise<unknown>;
  /** Stores the file; `@UploadedFile()` returns its result. */
  readonly keep: (file: SentFile) => Promise<Kept>;
}

/**
 * Passes the one file of a multipart body on as a stream: it is never held in memory, and only the storage writes it.
 * A body that announces more than the limit is refused before it is read, and a refusal is sent at once, without
 * reading the body to its end.
 */
export async function receiveFile<Kept extends object>(
  context: ExecutionContext,
  reception: Reception<Kept>,
): Promise<void> {
  const request = context.switchToHttp().getRequest<Request>();
  const response = context.switchToHttp().getResponse<Response>();
  const most = reception.maxBytes + envelopeBytes + (reception.fieldSize ?? 0);
  if (Number(request.headers['content-length'] ?? 0) > most) throw reception.tooLarge();
  await reception.admit?.();
  await parse(request, response, reception);
  if (request.file === undefined) throw reception.unreadable();
}

async function parse<Kept extends object>(
  request: Request,
  response: Response,
  reception: Reception<Kept>,
): Promise<void> {
  const { maxBytes, fields, fieldSize = 4096, keep } = reception;
  let refuse: (error: unknown) => void = () => undefined;
  const refused = new Promise<never>((_, reject) => {
    refuse = reject;
  });
  refused.catch(() => undefined);
  let file: Readable | undefined;
  const storage: multer.StorageEngine = {
    _handleFile: ({ body }: { body: SentFile['fields'] }, sent, done) => {
      file = sent.stream;
      keepSound(keep, { name: nameOf(sent.originalname), content: sent.stream, fields: body }).then(
        (kept) => done(null, kept),
        (error: unknown) => {
          // the parser alone would first read the body to its end
          refuse(error);
          sent.stream.resume();
          done(error);
        },
      );
    },
    // a stored file remains stored, whatever follows it in the body
    _removeFile: (_request, _file, done) => done(null),
  };
  // the parser does not notify the reader of the file when its sender has disconnected
  const gone = () => {
    if (!request.complete) file?.destroy(new Error('the sender went away'));
  };
  request.once('close', gone);
  const limits = { files: 1, fields, parts: fields + 1, fieldSize, headerPairs: 20, fileSize: maxBytes + 1 };
  const parsed = new Promise<void>((resolve, reject) => {
    multer({ storage, limits }).single('file')(request, response, (error: unknown) =>
      error ? reject(refusalOf(error, reception)) : resolve(),
    );
  });
  parsed.catch(() => undefined);
  await Promise.race([parsed, refused]);
}

/** The contents of the fields are checked like a JSON body. */
async function keepSound<Kept extends object>(keep: Reception<Kept>['keep'], file: SentFile): Promise<Kept> {
  const faults = findTextFaults({ ...file.fields });
  if (faults.length > 0) throw textInvalid(faults);
  return keep(file);
}

/** Names arrive as Latin-1, although browsers send UTF-8. */
function nameOf(declared: string): string {
  return displayName(Buffer.from(declared, 'latin1').toString('utf8'));
}

/**
 * The parser reports malformed envelopes as plain errors: a missing boundary, an invalid part header, a missing end.
 * Errors from storing the file were handled earlier.
 */
function refusalOf(
  error: unknown,
  { tooLarge, unreadable }: Pick<Reception<object>, 'tooLarge' | 'unreadable'>,
): unknown {
  if (error instanceof Problem || isDiskFull(error)) return error;
  return error instanceof multer.MulterError && error.code === 'LIMIT_FILE_SIZE' ? tooLarge() : unreadable();
}

export interface FileInMemory {
  /** As in `SentFile`. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly fields: SentFile['fields'];
}

/** Receives a small file into memory, as a workbook needs it, which can be read only as a whole. */
export function receiveInMemory(
  context: ExecutionContext,
  reception: Omit<Reception<FileInMemory>, 'keep'>,
): Promise<void> {
  return receiveFile<FileInMemory>(context, {
    ...reception,
    keep: async ({ name, content, fields }) => {
      const pieces: Buffer[] = [];
      for await (const piece of content) pieces.push(piece as Buffer);
      return { name, bytes: Buffer.concat(pieces), fields };
    },
  });
}
