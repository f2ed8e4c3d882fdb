import { queryOptions, useQueryClient } from '@tanstack/react-query';
import type { FileUpload } from '#shared';
import { api, isProblem, uploadTo, useWorkspace } from '#shared';
import { roadmapKey } from './queries.js';
import type { ActionDetail } from './types.js';

const uploads = '/api/workspaces/{workspaceId}/roadmap/actions/{actionId}/uploads';

/** Bytes of a file that is sent by one request; larger ones are sent in parts. */
const wholeBytes = 20_000_000;
/** Seconds before a request is sent again after the connection was lost; then longer. */
const firstWait = 1;
const longestWait = 15;
/** Answers of a server or proxy that is busy or restarts. */
const passing: readonly number[] = [429, 502, 503, 504];

/** The metadata of a picture is removed from the whole file, so pictures are not sent in parts. */
export const goesInParts = ({ name, size }: File): boolean => size > wholeBytes && !/\.(png|jpe?g|webp)$/i.test(name);

/** The own uploads to an action that are not complete. */
export function uploadsQuery(workspaceId: string, actionId: string) {
  return queryOptions({
    queryKey: [...roadmapKey(workspaceId), 'uploads', actionId],
    queryFn: ({ signal }) => api.get(uploads, { path: { workspaceId, actionId }, signal }),
    select: ({ items }) => items,
  });
}

/** Whether this is the file of an unfinished upload. The server may have cleaned its name, so that is not compared. */
export const isOf = (upload: { bytes: number; fingerprint: string }, file: File): boolean =>
  upload.bytes === file.size && upload.fingerprint === String(file.lastModified);

function pause(seconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancelled = () => reject(new DOMException('Cancelled', 'AbortError'));
    if (signal?.aborted) return cancelled();
    const timer = setTimeout(resolve, seconds * 1000);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      cancelled();
    });
  });
}

/** Sends a request again until the server is reached, unless the upload was paused. */
async function patiently<T>(send: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  for (let wait = firstWait; ; wait = Math.min(2 * wait, longestWait)) {
    // also between two requests
    signal?.throwIfAborted();
    try {
      return await send();
    } catch (error) {
      if (!isProblem(error) || (error.code !== 'client.offline' && !passing.includes(error.status))) throw error;
      await pause(error.retryAfterSeconds ?? wait, signal);
    }
  }
}

/** Sends a file in parts, beginning where an earlier attempt ended. Stopping it pauses the upload. */
function sendInParts(path: { readonly workspaceId: string; readonly actionId: string }): FileUpload<ActionDetail> {
  return async (file, { signal, onProgress }) => {
    const body = { fileName: file.name, bytes: file.size, fingerprint: String(file.lastModified) };
    let upload = await patiently(() => api.post(uploads, { path, body, ...(signal && { signal }) }), signal);
    while (upload.nextPart > 0) {
      const { id: uploadId, received, nextPart } = upload;
      // read before it is sent: a file that was moved or changed is otherwise reported like a lost connection
      const content = await file.slice(received, received + nextPart).arrayBuffer();
      const send = uploadTo(`${uploads}/{uploadId}/parts`, { path: { ...path, uploadId } });
      const options = {
        fields: { offset: String(received) },
        ...(signal && { signal }),
        onProgress: (share: number) => onProgress?.((received + share * nextPart) / file.size),
      };
      upload = await patiently(() => send(new File([content], file.name), options), signal);
    }
    const done = { path: { ...path, uploadId: upload.id } };
    return patiently(() => api.post(`${uploads}/{uploadId}/completion`, done), signal);
  };
}

export function useEvidenceUpload(actionId: string) {
  const { id: workspaceId } = useWorkspace();
  const client = useQueryClient();
  const path = { workspaceId, actionId };
  const refetch = () => client.invalidateQueries({ queryKey: uploadsQuery(workspaceId, actionId).queryKey });
  const whole = uploadTo('/api/workspaces/{workspaceId}/roadmap/actions/{actionId}/evidence', { path });
  const inParts = sendInParts(path);
  const send: FileUpload<ActionDetail> = (file, options) =>
    goesInParts(file) ? inParts(file, options).finally(refetch) : whole(file, options);
  return {
    send,
    cancel: async (uploadId: string): Promise<void> => {
      await api.delete(`${uploads}/{uploadId}`, { path: { ...path, uploadId } }).finally(refetch);
    },
  };
}
