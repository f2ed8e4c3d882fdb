import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import type { LocalizedText } from '../../kernel/localized-text.js';
import type { CsvRecord } from '../../kernel/csv.js';
import { dayIn } from '../../kernel/day.js';
import { Problem } from '../../kernel/problem.js';
import { DirectoryFacade } from '../../modules/directory/index.js';
import { IdentityFacade } from '../../modules/identity/index.js';
import type { ReadTransaction, Transaction } from '../../platform/database/index.js';
import { Database, mayHaveCommitted } from '../../platform/database/index.js';
import { surveyEvents } from '../domain/events.js';
import { surveysPermissions } from '../domain/policy.js';
import { surveyProblems } from '../domain/problems.js';
import { lastAcceptance } from '../domain/window.js';
import { AnswerSetRepository } from '../persistence/answer-set.repository.js';
import type { ImportEntity, JoinedUnit } from '../persistence/import.entity.js';
import { ImportRepository } from '../persistence/import.repository.js';
import { ResponseRepository } from '../persistence/response.repository.js';
import { WaveRepository } from '../persistence/wave.repository.js';
import { newPsuCode } from './codes.js';
import { FieldWaves } from './field-waves.js';
import { AnswerFlagger } from './flag-answers.js';
import { FileProblem } from '../../platform/storage/xlsx/workbook.js';
import { rowError } from '../domain/import-row.js';
import { ImportFile, type MeasuredFile } from './import-file.js';
import { ImportSheet, type SheetFrame } from './import-sheet.js';
import { KnownAnswers } from './known-answers.js';

/** Reports the progress of a long run and checks whether it was cancelled. */
export interface Run {
  progress(fraction: number, note?: LocalizedText): Promise<void>;
  throwIfCancelled(): Promise<void>;
}

export interface ImportReport {
  readonly state: ImportEntity['state'];
  readonly totalRows: number;
  readonly acceptedRows: number;
  readonly repeatedRows: number;
  readonly knownRows: number;
  readonly wrongRows: number;
}

interface Work {
  readonly row: ImportEntity;
  readonly sheet: ImportSheet;
  readonly file: MeasuredFile;
  readonly run: Run;
}

const errorsShown = 200;
/** Checked without a pause. One row takes about 0.1 ms. */
const rowsWithoutPause = 100;

/** Thrown to roll back the one transaction of a refused file. */
class Refused extends Error {
  constructor(readonly work: Work) {
    super();
  }
}

/**
 * Reads a file of answers: first to report what it would change; then, after someone has confirmed, to add its rows.
 * Every row passes through the same engine as an answer from a phone, and wrong rows are left out. All rows are added
 * in one transaction: if the job is cancelled or killed, none are added, and a second run finds the work done or
 * starts again.
 */
@Injectable()
export class ImportAnswers {
  constructor(
    private readonly database: Database,
    private readonly files: ImportFile,
    private readonly waves: FieldWaves,
    private readonly directory: DirectoryFacade,
    private readonly identity: IdentityFacade,
  ) {}

  async execute(actor: Actor, importId: string, run: Run): Promise<ImportReport> {
    demand(actor, surveysPermissions, 'surveys.answers.import');
    const found = await this.database.read(actor, (tx) => tx.get(ImportRepository).find(importId));
    if (found === null) throw surveyProblems.importNotFound();
    if (found.state === 'waiting') {
      try {
        await this.readOrAdd(actor, found, run);
      } catch (error) {
        await this.giveUp(actor, found, error);
      }
    }
    return this.tidy(actor, importId);
  }

  private async readOrAdd(actor: Actor, found: ImportEntity, run: Run): Promise<void> {
    await run.throwIfCancelled();
    const row = await this.asTable(actor, found);
    const [file, sheet] = [await this.files.measure(row.fileKey), await this.sheetFor(actor, row)];
    const work: Work = { row, run, file, sheet };
    if (row.step === 'check') await this.check(actor, work);
    else await this.database.write(actor, (tx) => this.add(tx, work));
  }

  /** A workbook is read once; from then on the import is about its first sheet. */
  private async asTable(actor: Actor, row: ImportEntity): Promise<ImportEntity> {
    const fileKey = await this.files.fromWorkbook(row.fileKey);
    if (fileKey === null) return row;
    try {
      await this.database.write(actor, (tx) => tx.get(ImportRepository).change(row.id, { fileKey }));
    } catch (error) {
      if (!mayHaveCommitted(error)) await this.files.remove(fileKey);
      throw error;
    }
    await this.files.remove(row.fileKey);
    return { ...row, fileKey };
  }

  private async sheetFor(actor: Actor, row: ImportEntity): Promise<ImportSheet> {
    const { questionnaireId, frame } = await this.database.read(actor, async (tx) => {
      const wave = (await tx.get(WaveRepository).find(row.waveId))!;
      const { timeZone } = (await this.identity.workspace(tx))!;
      const last = new Date(lastAcceptance(wave, timeZone).getTime() - 1);
      const responses = tx.get(ResponseRepository);
      const found: SheetFrame = {
        waveId: row.waveId,
        units: await responses.unitsByCode(row.waveId),
        parks: await this.parks(tx, await responses.openPosterParks(row.waveId)),
        days: [wave.startsOn, dayIn(last, timeZone)],
      };
      return { questionnaireId: wave.questionnaireId, frame: found };
    });
    return new ImportSheet(await this.waves.form(row.workspaceId, questionnaireId), frame);
  }

  private async parks(tx: ReadTransaction, ids: readonly string[]): Promise<Map<string, string>> {
    const places = await this.directory.places(tx, ids);
    return new Map(
      places.flatMap(
        ({ id, name }) =>
          [
            [id, id],
            [name.en, id],
            [name.zh, id],
          ] as const,
      ),
    );
  }

  /** Reads the whole file without adding rows. */
  private async check(actor: Actor, work: Work): Promise<void> {
    const { row, sheet, file } = work;
    const { known, sameFileId, mayPool } = await this.database.read(actor, async (tx) => ({
      known: await KnownAnswers.of(tx, row.waveId),
      sameFileId: await tx.get(ImportRepository).sameFile(row.waveId, file.mark),
      mayPool: !(await tx.get(ResponseRepository).hasAnswers(row.waveId)),
    }));
    sheet.begin(mayPool);
    await this.readFile(work, async () => {
      const ready = sheet.takeReady();
      const marks = ready.flatMap(({ mark }) => (mark === null ? [] : [mark]));
      const here =
        marks.length === 0
          ? new Set<string>()
          : await this.database.read(actor, (tx) => tx.get(ResponseRepository).knownMarks(marks));
      const fresh = ready.filter(({ mark }) => mark === null || !here.has(mark));
      sheet.added += fresh.length;
      sheet.knownRows += fresh.filter(({ unit, body }) => known.take(sheet.groupOf(unit), body.answers)).length;
    });
    if (sheet.headerWrong) throw new Refused(work);
    const said = await this.wordsOn(sheet);
    await this.database.write(actor, (tx) =>
      tx.get(ImportRepository).change(row.id, {
        state: 'checked',
        encoding: file.encoding,
        fileMark: file.mark,
        sameFileId,
        ...countsOf(sheet),
        ...said,
      }),
    );
  }

  private async add(tx: Transaction, work: Work): Promise<void> {
    const { row, sheet, file } = work;
    const imports = tx.get(ImportRepository);
    const locked = await imports.findForChange(row.id);
    if (locked?.state !== 'waiting') return;
    const sets = tx.get(AnswerSetRepository);
    await sets.lockAdding(row.waveId);
    sheet.begin(!(await tx.get(ResponseRepository).hasAnswers(row.waveId)));
    const flagger = await AnswerFlagger.of(tx, row.waveId);
    const joinedUnits: JoinedUnit[] = [];
    const target = { workspaceId: row.workspaceId, waveId: row.waveId, importId: row.id };
    await this.readFile(work, async () => {
      for (const groups of sheet.takePools()) {
        const pool = newPsuCode();
        joinedUnits.push(...sheet.unitsOf(groups).map(({ id, group }) => ({ unit: id, before: group, pool })));
        await sets.joinPool(row.waveId, groups, pool);
      }
      const ready = sheet.takeReady().map((answer) => ({ ...answer, psuCode: sheet.groupOf(answer.unit) }));
      const answers = await flagger.flagged(tx, ready);
      if (answers.length > 0) sheet.added += await tx.get(ResponseRepository).addImported(target, answers);
    });
    if (sheet.headerWrong) throw new Refused(work);
    const said = await this.wordsOn(sheet);
    const { knownRows: _ofTheCheck, ...counts } = countsOf(sheet);
    await imports.change(row.id, { state: 'imported', fileMark: file.mark, joinedUnits, ...counts, ...said });
    const payload = { waveId: row.waveId, importId: row.id, ...counts };
    await tx.record({ type: surveyEvents.importFinished, subject: row.waveId, payload });
  }

  /** Reads the file in pieces; after each piece it writes rows, checks for cancellation and updates the progress. */
  private async readFile({ row, sheet, file, run }: Work, flush: () => Promise<void>): Promise<void> {
    for await (const piece of await this.files.records(row.fileKey, file.encoding)) {
      if (!(await takeAll(sheet, piece.records))) break;
      await flush();
      await run.throwIfCancelled();
      await run.progress(Math.min(0.99, piece.bytes / file.bytes));
    }
    await flush();
  }

  private async refuse(actor: Actor, row: ImportEntity, found: Partial<ImportEntity>): Promise<void> {
    await this.database.write(actor, async (tx) => {
      // another run of the job may have ended it
      if ((await tx.get(ImportRepository).findForChange(row.id))?.state !== 'waiting') return;
      await tx.get(ImportRepository).change(row.id, { state: 'refused', ...found });
      const payload = { waveId: row.waveId, importId: row.id, refused: true, wrongRows: found.wrongRows ?? 0 };
      await tx.record({ type: surveyEvents.importFinished, subject: row.waveId, payload });
    });
  }

  /**
   * Deletes the file, because it contains answers, unless it waits for a decision. A run that was killed after its
   * commit does all of this again when it is restarted.
   */
  private async tidy(actor: Actor, importId: string): Promise<ImportReport> {
    const after = (await this.database.read(actor, (tx) => tx.get(ImportRepository).find(importId)))!;
    if (after.state !== 'checked') await this.files.remove(after.fileKey);
    const { state, totalRows, acceptedRows, repeatedRows, knownRows, wrongRows } = after;
    return { state, totalRows, acceptedRows, repeatedRows, knownRows, wrongRows };
  }

  private async wordsOn(sheet: ImportSheet): Promise<Pick<ImportEntity, 'errors' | 'errorFileKey'>> {
    return { errors: sheet.errors.slice(0, errorsShown), errorFileKey: await this.files.keepErrors(sheet.errors) };
  }

  /**
   * While the database or the storage is away, the import waits for the next run of the job. Any other failure is
   * final, and the file is deleted.
   */
  private async giveUp(actor: Actor, row: ImportEntity, error: unknown): Promise<void> {
    if (isOfKind(error, 'unavailable')) throw error;
    if (error instanceof Refused) {
      const { sheet, file } = error.work;
      const counts = { ...countsOf(sheet), acceptedRows: 0, repeatedRows: 0 };
      return this.refuse(actor, row, { encoding: file.encoding, ...counts, ...(await this.wordsOn(sheet)) });
    }
    const ofFile = error instanceof FileProblem || isOfKind(error, 'too-large');
    if (error instanceof Error && error.constructor.name === 'JobCancelled')
      await this.database.write(actor, (tx) => tx.get(ImportRepository).change(row.id, { state: 'cancelled' }));
    else {
      const place = { row: 1, column: '', value: row.fileName };
      await this.refuse(actor, row, { errors: [rowError(place, ofFile ? 'workbook' : 'failed')] });
    }
    if (ofFile) return;
    await this.tidy(actor, row.id);
    throw error;
  }
}

const isOfKind = (error: unknown, kind: Problem['kind']): boolean => error instanceof Problem && error.kind === kind;

/** Returns false if the header is wrong. Lets other work of the process run between rows. */
async function takeAll(sheet: ImportSheet, records: readonly CsvRecord[]): Promise<boolean> {
  for (const [at, line] of records.entries()) {
    if (at % rowsWithoutPause === rowsWithoutPause - 1) await setImmediate();
    if (!sheet.take(line)) return false;
  }
  return true;
}

function countsOf(sheet: ImportSheet): Omit<ImportReport, 'state'> {
  return {
    totalRows: sheet.totalRows,
    acceptedRows: sheet.added,
    repeatedRows: sheet.goodRows - sheet.added,
    knownRows: sheet.knownRows,
    wrongRows: sheet.wrongRows,
  };
}
