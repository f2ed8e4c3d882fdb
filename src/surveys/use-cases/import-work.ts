import { setImmediate } from 'node:timers/promises';
import type { CsvRecord } from '../../kernel/csv.js';
import type { LocalizedText } from '../../kernel/localized-text.js';
import type { Transaction } from '../../platform/database/index.js';
import type { ImportEntity } from '../persistence/import.entity.js';
import { ImportRepository } from '../persistence/import.repository.js';
import type { MeasuredFile } from './import-file.js';
import type { ImportSheet } from './import-sheet.js';

/** Reports the progress of a long run and checks whether it was cancelled. */
export interface Run {
  progress(fraction: number, note?: LocalizedText): Promise<void>;
  throwIfCancelled(): Promise<void>;
}

/** One run of the job of an import. */
export interface ImportWork {
  readonly row: ImportEntity;
  readonly sheet: ImportSheet;
  readonly file: MeasuredFile;
  readonly run: Run;
}

/** Another run of the job does the work. */
export class Overtaken extends Error {}

/**
 * Locks the import until the transaction ends, if this run of its job is still the one that works on it: a person may have
 * assigned columns, which begins another job, or another run of this job may have ended it.
 */
export async function lockOwn(tx: Transaction, row: ImportEntity): Promise<ImportEntity> {
  const stored = await tx.get(ImportRepository).findForChange(row.id);
  const isOurs = stored?.state === 'waiting' && stored.step === row.step && stored.jobId === row.jobId;
  if (!isOurs) throw new Overtaken();
  return stored;
}

/** Checked without a pause. One row takes about 0.1 ms. */
const rowsWithoutPause = 100;

/**
 * Lets other work of the process run between rows.
 *
 * @param after records that were checked before
 */
export async function takeAll(sheet: ImportSheet, records: readonly CsvRecord[], after: number): Promise<void> {
  for (const [at, record] of records.entries()) {
    if (at % rowsWithoutPause === rowsWithoutPause - 1) await setImmediate();
    if (sheet.records < after) sheet.skip(record);
    else sheet.take(record);
  }
}
