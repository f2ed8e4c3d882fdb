import { createHash } from 'node:crypto';
import { readTable } from '../../platform/storage/read-table.js';
import * as problems from '../domain/import/problems.js';
import type { SheetLine } from '../domain/import/read-row.js';

/** A file as it was sent. */
export interface ImportFile {
  /** As given by the sender; only shown. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export function fingerprint(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

/** The rows of a table of actions, the header first. */
export function readLines({ bytes }: ImportFile): Promise<readonly SheetLine[]> {
  return readTable(bytes, {
    mostRows: problems.mostImportRows,
    tooManyRows: problems.importTooManyRows,
    unreadable: problems.importUnreadable,
    withoutValue: problems.importFormulas,
    merged: problems.importMerged,
  });
}
