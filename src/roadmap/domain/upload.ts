/** Files of evidence that are too large for one request on a weak network are sent in parts. */

/** Bytes of a whole file. */
export const uploadMaxBytes = 200_000_000;
/** Bytes of each part; the last one is shorter. A part takes less than five minutes at 20 kB a second. */
export const uploadPartBytes = 5_000_000;
/** Uploads that one person can have unfinished in a workspace. */
export const uploadsPerPerson = 3;
/** Milliseconds after which an upload that received nothing is deleted: a week. */
export const uploadKeptFor = 7 * 24 * 3600 * 1000;
/** Milliseconds in which the parts are joined; after that, the server that began is taken for stopped. */
export const joiningFor = 10 * 60 * 1000;

/** An upload that has not been completed. */
export interface Upload {
  readonly id: string;
  readonly actionId: string;
  readonly personId: string;
  readonly fileName: string;
  readonly bytes: number;
  /** Distinguishes versions of a file with the same name and size: when it was last modified. */
  readonly fingerprint: string;
  readonly received: number;
  /** Keys of the parts in the file storage, in their order. */
  readonly partKeys: readonly string[];
  /** Until then, one request joins the parts. */
  readonly completingUntil: Date | null;
  readonly changedAt: Date;
}

/** Bytes of the part that is expected next. */
export const nextPart = ({ bytes, received }: Pick<Upload, 'bytes' | 'received'>): number =>
  Math.min(uploadPartBytes, bytes - received);
