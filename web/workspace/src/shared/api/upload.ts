import { currentLanguage, tagOf } from '../i18n/language.js';
import { addressOf, newKey } from './client.js';
import { offlineProblem, problemFrom } from './problem.js';

export interface UploadOptions {
  /** Share sent, 0 to 1. */
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
  readonly fields?: Readonly<Record<string, string>>;
  /** Name of the file's form field. */
  readonly fileField?: string;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** XMLHttpRequest, because fetch reports no upload progress. */
export function uploadFile<T>(path: string, file: File, options: UploadOptions = {}): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(options.fields ?? {})) form.append(name, value);
    form.append(options.fileField ?? 'file', file, file.name);
    const request = new XMLHttpRequest();
    request.open('POST', addressOf(path));
    request.setRequestHeader('accept-language', tagOf(currentLanguage()));
    request.setRequestHeader('idempotency-key', newKey());
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) options.onProgress?.(event.loaded / event.total);
    };
    request.onload = () => {
      const body = parse(request.responseText);
      if (request.status >= 200 && request.status < 300) resolve(body as T);
      else reject(problemFrom(request.status, body, null));
    };
    request.onerror = () => reject(offlineProblem());
    request.onabort = () => reject(new DOMException('Cancelled', 'AbortError'));
    options.signal?.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}
