import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { csvLine } from '../../kernel/csv.js';
import type { LocalizedText } from '../../kernel/localized-text.js';
import type { Transaction } from '../../platform/database/index.js';
import { Database } from '../../platform/database/index.js';
import { FileStorage } from '../../platform/storage/index.js';
import type { Encoding } from '../../platform/storage/table-file.js';
import { detectEncoding, readRecords } from '../../platform/storage/table-file.js';
import { dayOf } from '../domain/day.js';
import { surveyEvents } from '../domain/events.js';
import type { RowError } from '../domain/import-row.js';
import { surveysPermissions } from '../domain/policy.js';
import { surveyProblems } from '../domain/problems.js';
import type { ImportEntity } from '../persistence/import.entity.js';
import { ImportRepository } from '../persistence/import.repository.js';
import { InboxRepository } from '../persistence/inbox.repository.js';
import { ResponseRepository } from '../persistence/response.repository.js';
import { FieldWaves } from './field-waves.js';
import { ImportSheet } from './import-sheet.js';

/** How a long run tells where it is, and hears that it is to stop. */
export interface Run {
  progress(fraction: number, note?: LocalizedText): Promise<void>;
  throwIfCancelled(): Promise<void>;
}

export interface ImportReport {
  readonly state: 'imported' | 'refused';
  readonly totalRows: number;
  readonly acceptedRows: number;
  readonly repeatedRows: number;
  readonly wrongRows: number;
}

const errorsShown = 200;

/** Ends the one transaction of a file that is not taken. */
class Refused extends Error {}

/**
 * Reads a file of answers. Every row passes the same engine as an answer from a phone. All of it is one transaction: at a wrong
 * row (all or nothing), a cancel or a kill nothing is half written, and a second run finds the work done or begins anew.
 */
@Injectable()
export class ImportAnswers {
  constructor(
    private readonly database: Database,
    private readonly storage: FileStorage,
    private readonly waves: FieldWaves,
  ) {}

  async execute(actor: Actor, importId: string, run: Run): Promise<ImportReport> {
    demand(actor, surveysPermissions, 'surveys.answers.import');
    const row = await this.database.read(actor, (tx) => tx.get(ImportRepository).find(importId));
    if (row === null) throw surveyProblems.importNotFound();
    if (row.state !== 'waiting') return this.tidy(actor, row);
    const encoding = await detectEncoding(await this.storage.open(row.fileKey));
    const sheet = await this.sheetFor(actor, row);
    try {
      await this.database.write(actor, (tx) => this.load(tx, { row, sheet, encoding, run }));
    } catch (error) {
      if (!(error instanceof Refused)) {
        await this.giveUp(actor, row, error);
        throw error;
      }
    }
    if (refuses(row, sheet)) await this.refuse(actor, row, { sheet, encoding });
    return this.tidy(actor, row);
  }

  private async sheetFor(actor: Actor, row: ImportEntity): Promise<ImportSheet> {
    const { questionnaireId, units, day } = await this.database.read(actor, async (tx) => {
      const waves = await tx.query<{ id: string }>('SELECT questionnaire_id AS id FROM surveys_wave WHERE id = $1', [
        row.waveId,
      ]);
      const known = await tx.get(ResponseRepository).unitsByCode(row.waveId);
      return { questionnaireId: waves[0]!.id, units: known, day: dayOf(tx.now) };
    });
    return new ImportSheet(await this.waves.form(row.workspaceId, questionnaireId), { waveId: row.waveId, units, day });
  }

  private async load(
    tx: Transaction,
    work: { readonly row: ImportEntity; readonly sheet: ImportSheet; readonly encoding: Encoding; readonly run: Run },
  ): Promise<void> {
    const { row, sheet, encoding, run } = work;
    sheet.begin();
    const locked = await tx.get(ImportRepository).findForChange(row.id);
    if (locked?.state !== 'waiting') return;
    const bytes = await this.sizeOf(row.fileKey);
    // a piece of the file is what lies between two writes, two looks at the cancel button and two steps of the bar
    for await (const piece of readRecords(await this.storage.open(row.fileKey), encoding)) {
      if (!piece.records.every((line) => sheet.take(line))) break;
      await this.flush(tx, row, sheet);
      await run.throwIfCancelled();
      await run.progress(Math.min(0.99, piece.bytes / bytes));
    }
    await this.flush(tx, row, sheet);
    if (refuses(row, sheet)) throw new Refused();
    const said = await this.wordsOn(sheet);
    await tx.get(ImportRepository).change(row.id, { state: 'imported', encoding, ...countsOf(sheet), ...said });
    const payload = { waveId: row.waveId, importId: row.id, ...countsOf(sheet) };
    await tx.record({ type: surveyEvents.importFinished, subject: row.waveId, payload });
  }

  private async flush(tx: Transaction, row: ImportEntity, sheet: ImportSheet): Promise<void> {
    const answers = sheet.takeReady();
    // Once the file is lost, the rest is only read for its errors.
    if (answers.length === 0 || refuses(row, sheet)) return;
    sheet.added += await tx.get(ResponseRepository).addImported({ waveId: row.waveId, importId: row.id }, answers);
  }

  private async sizeOf(key: string): Promise<number> {
    let bytes = 1;
    for await (const piece of await this.storage.open(key)) bytes += (piece as Buffer).length;
    return bytes;
  }

  private async refuse(
    actor: Actor,
    row: ImportEntity,
    read: { readonly sheet: ImportSheet; readonly encoding: Encoding },
  ): Promise<void> {
    const { sheet, encoding } = read;
    const counts = { ...countsOf(sheet), acceptedRows: 0, repeatedRows: 0 };
    const said = await this.wordsOn(sheet);
    await this.database.write(actor, async (tx) => {
      await tx.get(ImportRepository).change(row.id, { state: 'refused', encoding, ...counts, ...said });
      const payload = { waveId: row.waveId, importId: row.id, refused: true, wrongRows: sheet.wrongRows };
      await tx.record({ type: surveyEvents.importFinished, subject: row.waveId, payload });
    });
  }

  /**
   * The file goes, for it holds answers. A run that was killed after its commit comes here the second time it is started, so
   * all of this may happen twice.
   */
  private async tidy(actor: Actor, row: ImportEntity): Promise<ImportReport> {
    const after = await this.database.read(actor, (tx) => tx.get(ImportRepository).find(row.id));
    if (after!.state === 'imported')
      await this.database.write(actor, (tx) => tx.get(InboxRepository).shuffleMarks(row.waveId));
    await this.storage.remove(row.fileKey);
    return reportOf(after!);
  }

  private async wordsOn(sheet: ImportSheet): Promise<Pick<ImportEntity, 'errors' | 'errorFileKey'>> {
    const errorFileKey = sheet.errors.length === 0 ? null : await this.keepErrors(sheet.errors);
    return { errors: sheet.errors.slice(0, errorsShown), errorFileKey };
  }

  private async keepErrors(errors: readonly RowError[]): Promise<string> {
    const lines = function* (): Generator<string> {
      yield `\ufeff${csvLine(['row', 'column', 'code', 'value', 'en', 'zh'])}`;
      for (const error of errors) {
        yield csvLine([String(error.row), error.column, error.code, error.value, error.detail.en, error.detail.zh]);
      }
    };
    const stored = await this.storage.put(Readable.from(lines()), { maxBytes: 100_000_000 });
    return stored.key;
  }

  /** A cancel is final, and the file goes; any other failure leaves the import waiting for the next run of the job. */
  private async giveUp(actor: Actor, row: ImportEntity, error: unknown): Promise<void> {
    if (!(error instanceof Error) || error.constructor.name !== 'JobCancelled') return;
    await this.database.write(actor, (tx) => tx.get(ImportRepository).change(row.id, { state: 'cancelled' }));
    await this.storage.remove(row.fileKey);
  }
}

/** A wrong header refuses any file; wrong rows refuse the one that was to come in whole or not at all. */
function refuses(row: ImportEntity, sheet: ImportSheet): boolean {
  return sheet.headerWrong || (row.mode === 'all-or-nothing' && sheet.wrongRows > 0);
}

function countsOf(sheet: ImportSheet): Pick<ImportReport, 'totalRows' | 'acceptedRows' | 'repeatedRows' | 'wrongRows'> {
  return {
    totalRows: sheet.totalRows,
    acceptedRows: sheet.added,
    repeatedRows: sheet.goodRows - sheet.added,
    wrongRows: sheet.wrongRows,
  };
}

function reportOf(row: ImportEntity): ImportReport {
  const { totalRows, acceptedRows, repeatedRows, wrongRows } = row;
  return { state: row.state === 'imported' ? 'imported' : 'refused', totalRows, acceptedRows, repeatedRows, wrongRows };
}
