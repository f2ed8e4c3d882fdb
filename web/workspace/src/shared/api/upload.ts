import { fill, type Filling, headersFor } from './client.js';
import { offlineProblem, problemFrom } from './problem.js';
import type { AnswerOf, PathOf, RequestOf } from './schema.js';

export interface UploadOptions {
  /** Share of the file that was sent, 0 to 1. */
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
  readonly fields?: Readonly<Record<string, string>>;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export type FileUpload<T> = (file: File, options: UploadOptions) => Promise<T>;

/** Sends a file to a path that takes multipart/form-data, as its field `file`. XMLHttpRequest, because fetch reports no progress. */
export function uploadTo<P extends PathOf<'post'>>(
  path: P,
  parameters: Pick<RequestOf<'post', P>, 'path'>,
): FileUpload<AnswerOf<'post', P>> {
  return (file, options) => send(fill(path, parameters as Filling), file, options) as Promise<AnswerOf<'post', P>>;
}

function send(address: string, file: File, options: UploadOptions): Promise<unknown> {
  return new Promise((resolve, reject) => {
    if (options.signal?.aborted) return reject(new DOMException('Cancelled', 'AbortError'));
    const form = new FormData();
    for (const [name, value] of Object.entries(options.fields ?? {})) form.append(name, value);
    form.append('file', file, file.name);
    const request = new XMLHttpRequest();
    request.open('POST', address);
    headersFor('post').forEach((value, name) => request.setRequestHeader(name, value));
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) options.onProgress?.(event.loaded / event.total);
    };
    request.onload = () => {
      const body = parse(request.responseText);
      if (request.status >= 200 && request.status < 300) resolve(body);
      else reject(problemFrom(request.status, body, Number(request.getResponseHeader('Retry-After')) || null));
    };
    request.onerror = () => reject(offlineProblem());
    request.onabort = () => reject(new DOMException('Cancelled', 'AbortError'));
    options.signal?.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}
