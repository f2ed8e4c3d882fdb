import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { dayIn } from '../../kernel/day.js';
import { Problem } from '../../kernel/problem.js';
import { DirectoryFacade } from '../../modules/directory/index.js';
import { IdentityFacade } from '../../modules/identity/index.js';
import type { ReadTransaction, Transaction } from '../../platform/database/index.js';
import { Database, mayHaveCommitted } from '../../platform/database/index.js';
import { surveyEvents } from '../domain/events.js';
import type { QuestionnaireDefinition } from '../domain/questionnaire.js';
import { surveysPermissions } from '../domain/policy.js';
import { surveyProblems } from '../domain/problems.js';
import { lastAcceptance } from '../domain/window.js';
import { AnswerSetRepository } from '../persistence/answer-set.repository.js';
import { filesOf, type ImportEntity, isKept, type JoinedUnit } from '../persistence/import.entity.js';
import { ImportRepository } from '../persistence/import.repository.js';
import { ResponseRepository } from '../persistence/response.repository.js';
import { WaveRepository } from '../persistence/wave.repository.js';
import { newPsuCode } from './codes.js';
import { FieldWaves } from './field-waves.js';
import { AnswerFlagger } from './flag-answers.js';
import { FileProblem } from '../../platform/storage/xlsx/workbook.js';
import { type AssignedColumn, readColumns, takenOver, withUnknown } from '../domain/import-columns.js';
import { headerErrors } from '../domain/import-header.js';
import { type ImportCounts, type RowError, rowError } from '../domain/import-row.js';
import { withEarlierVersions } from '../domain/wave-versions.js';
import { FileCheck } from './file-check.js';
import { ImportFile, type MeasuredFile } from './import-file.js';
import { ImportSheet, type SheetFrame, type WaveForms } from './import-sheet.js';
import { EntriesProblem } from './joined-entries.js';
import { type ImportWork, lockOwn, Overtaken, type Run } from './import-work.js';
import { changeBasis, changeSigned, recordDigest, signAdded } from './sign-answers.js';

export type { Run } from './import-work.js';

export interface ImportReport extends ImportCounts {
  readonly state: ImportEntity['state'];
}

const errorsShown = 200;
/** Rows that are added by one statement. */
const rowsAtOnce = 1_000;

/**
 * Reads a file of answers: first to report what it would change; then, after someone has confirmed, to add its rows.
 * Every row passes through the same engine as an answer from a phone, and wrong rows are left out. A check that
 * is interrupted goes on where it was. All rows are added in one transaction: if the job is cancelled or killed, none are
 * added, and a second run finds the work done or adds them.
 */
@Injectable()
export class ImportAnswers {
  private readonly fileCheck: FileCheck;

  constructor(
    private readonly database: Database,
    private readonly files: ImportFile,
    private readonly waves: FieldWaves,
    private readonly directory: DirectoryFacade,
    private readonly identity: IdentityFacade,
  ) {
    this.fileCheck = new FileCheck(database, files);
  }

  async execute(actor: Actor, importId: string, run: Run): Promise<ImportReport> {
    demand(actor, surveysPermissions, 'surveys.answers.import');
    const found = await this.database.read(actor, (tx) => tx.get(ImportRepository).find(importId));
    if (found === null) throw surveyProblems.importNotFound();
    if (found.state === 'waiting') {
      try {
        await this.readOrAdd(actor, found, run);
      } catch (error) {
        await this.giveUp(actor, found, error).catch(unlessOvertaken);
      }
    }
    return this.tidy(actor, importId);
  }

  private async readOrAdd(actor: Actor, found: ImportEntity, run: Run): Promise<void> {
    await run.throwIfCancelled();
    const { forms, frame } = await this.sheetFor(actor, found);
    const versions = [...forms.values()].map(({ definition }) => definition);
    const table = await this.asTable(actor, found, withEarlierVersions(versions));
    const file = await this.files.measure(table.fileKey);
    const row = table.header === null ? await this.lookAt(actor, table, { file, versions }) : table;
    if (row.state !== 'waiting') return;
    const sheet = new ImportSheet(forms, frame, row.header ?? []);
    const work: ImportWork = { row, run, file, sheet };
    // what was confirmed before there were files of checked rows is checked now
    if (row.step === 'check' || row.checked === null) await this.check(actor, work);
    else await this.database.write(actor, (tx) => this.add(tx, work));
  }

  /** A workbook or archive is read once; from then on the import is about the table in it. */
  private async asTable(actor: Actor, row: ImportEntity, definition: QuestionnaireDefinition): Promise<ImportEntity> {
    const fileKey = await this.files.fromArchive(row.fileKey, definition);
    if (fileKey === null) return row;
    try {
      await this.database.write(actor, async (tx) => {
        if ((await lockOwn(tx, row)).fileKey !== row.fileKey) throw new Overtaken();
        await tx.get(ImportRepository).change(row.id, { fileKey });
      });
    } catch (error) {
      if (!mayHaveCommitted(error)) await this.files.remove(fileKey);
      throw error;
    }
    await this.files.remove(row.fileKey);
    return { ...row, fileKey };
  }

  /**
   * A person must assign the columns whose headings are no names or labels, before the file is checked. What a person decided
   * for this file was judged then, and is not judged again.
   */
  private async lookAt(
    actor: Actor,
    row: ImportEntity,
    { file, versions }: { readonly file: MeasuredFile; readonly versions: readonly QuestionnaireDefinition[] },
  ): Promise<ImportEntity> {
    const definition = withEarlierVersions(versions);
    const { headings, rows } = await this.fileCheck.start(row.fileKey, file);
    const decided = row.assigned ?? (await this.earlier(actor, row.waveId, { definition, headings }));
    const header = [...withUnknown(definition, readColumns(definition, headings, decided ?? []), rows)];
    const assigned = decided?.filter(({ column }) => headings.includes(column)) ?? null;
    const isOpen = header.some(({ to }) => to === undefined);
    const errors = isOpen || row.assigned !== null ? [] : [...headerErrors(versions, header)];
    const { encoding } = file;
    if (errors.length > 0 && assigned === null) {
      // no one decided anything: the file itself lacks a column
      await this.refuse(actor, row, { encoding, ...(await this.wordsOn(errors)) });
      return { ...row, state: 'refused' };
    }
    const state = isOpen || errors.length > 0 ? 'unassigned' : row.state;
    const found = { header, assigned, state, errors, encoding };
    await this.database.write(actor, async (tx) => {
      await lockOwn(tx, row);
      await tx.get(ImportRepository).change(row.id, found);
    });
    return { ...row, ...found };
  }

  /** What was decided for an earlier file of the wave. */
  private async earlier(
    actor: Actor,
    waveId: string,
    file: { readonly definition: QuestionnaireDefinition; readonly headings: readonly string[] },
  ): Promise<readonly AssignedColumn[] | null> {
    const last = await this.database.read(actor, (tx) => tx.get(ImportRepository).lastAssigned(waveId));
    const taken = takenOver(file.definition, file.headings, last ?? []);
    return taken.length === 0 ? null : taken;
  }

  private async sheetFor(actor: Actor, row: ImportEntity): Promise<{ forms: WaveForms; frame: SheetFrame }> {
    const { versions, frame } = await this.database.read(actor, async (tx) => {
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
      return { versions: await tx.get(WaveRepository).versionOutlines(wave), frame: found };
    });
    const forms = versions.map(
      async ({ id, version }) => [version, await this.waves.form(row.workspaceId, id)] as const,
    );
    return { forms: new Map(await Promise.all(forms)), frame };
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

  private async check(actor: Actor, work: ImportWork): Promise<void> {
    const found = { ...(await this.fileCheck.run(actor, work)), ...(await this.wordsOn(work.sheet.errors)) };
    try {
      await this.database.write(actor, async (tx) => {
        await lockOwn(tx, work.row);
        await tx.get(ImportRepository).change(work.row.id, found);
      });
    } catch (error) {
      if (found.errorFileKey !== null && !mayHaveCommitted(error)) await this.files.remove(found.errorFileKey);
      throw error;
    }
  }

  private async add(tx: Transaction, { row, sheet, file, run }: ImportWork): Promise<void> {
    const imports = tx.get(ImportRepository);
    const locked = await imports.findForChange(row.id);
    if (locked?.state !== 'waiting') return;
    const { parts, totalRows, wrongRows } = row.checked!;
    const sets = tx.get(AnswerSetRepository);
    await sets.lockAdding(row.waveId);
    sheet.begin(!(await tx.get(ResponseRepository).hasAnswers(row.waveId)));
    sheet.countWrong(wrongRows);
    const flagger = await AnswerFlagger.of(tx, row.waveId);
    const joinedUnits: JoinedUnit[] = [];
    const target = { workspaceId: row.workspaceId, waveId: row.waveId, importId: row.id };
    const flush = async (): Promise<void> => {
      for (const groups of sheet.takePools()) {
        const pool = newPsuCode();
        joinedUnits.push(...sheet.unitsOf(groups).map(({ id, group }) => ({ unit: id, before: group, pool })));
        const which = { codes: [...groups, pool] };
        await changeBasis(tx, row.waveId, () =>
          changeSigned(tx, { waveId: row.waveId, which }, () => sets.joinPool(row.waveId, groups, pool)),
        );
      }
      const ready = sheet.takeReady().map((answer) => ({ ...answer, psuCode: sheet.groupOf(answer.unit) }));
      const answers = await flagger.flagged(tx, ready);
      if (answers.length > 0)
        sheet.added += await signAdded(tx, row.waveId, await tx.get(ResponseRepository).addImported(target, answers));
      sheet.takeLines();
      await run.throwIfCancelled();
      await run.progress(Math.min(0.99, sheet.totalRows / totalRows));
    };
    for (const key of parts)
      for await (const lines of await this.files.lines(key)) {
        for (const line of lines) sheet.takeChecked(line);
        if (sheet.waiting >= rowsAtOnce) await flush();
      }
    await flush();
    await recordDigest(tx, row.waveId);
    const said = await this.wordsOn(sheet.errors);
    const { knownRows: _ofTheCheck, ...counts } = sheet.counts;
    await imports.change(row.id, { state: 'imported', fileMark: file.mark, joinedUnits, ...counts, ...said });
    const payload = { waveId: row.waveId, importId: row.id, ...counts };
    await tx.record({ type: surveyEvents.importFinished, subject: row.waveId, payload });
  }

  private async refuse(actor: Actor, row: ImportEntity, found: Partial<ImportEntity>): Promise<void> {
    await this.database.write(actor, async (tx) => {
      await lockOwn(tx, row);
      await tx.get(ImportRepository).change(row.id, { state: 'refused', ...found });
      const payload = { waveId: row.waveId, importId: row.id, refused: true, wrongRows: found.wrongRows ?? 0 };
      await tx.record({ type: surveyEvents.importFinished, subject: row.waveId, payload });
    });
  }

  /**
   * Deletes the file and its checked rows, because they contain answers, unless it waits for a decision. A run that was killed after its
   * commit does all of this again when it is restarted.
   */
  private async tidy(actor: Actor, importId: string): Promise<ImportReport> {
    const after = (await this.database.read(actor, (tx) => tx.get(ImportRepository).find(importId)))!;
    if (!isKept(after.state)) for (const key of filesOf(after)) await this.files.remove(key);
    const { state, totalRows, acceptedRows, repeatedRows, knownRows, wrongRows } = after;
    return { state, totalRows, acceptedRows, repeatedRows, knownRows, wrongRows };
  }

  private async wordsOn(errors: readonly RowError[]): Promise<Pick<ImportEntity, 'errors' | 'errorFileKey'>> {
    return { errors: errors.slice(0, errorsShown), errorFileKey: await this.files.keepErrors(errors) };
  }

  /**
   * While the database or the storage is away, the import waits for the next run of the job. Any other failure is
   * final, and the file is deleted.
   */
  private async giveUp(actor: Actor, row: ImportEntity, error: unknown): Promise<void> {
    if (isOfKind(error, 'unavailable')) throw error;
    if (error instanceof Overtaken) return;
    const ofFile = faultOf(error);
    if (error instanceof Error && error.constructor.name === 'JobCancelled')
      await this.database.write(actor, async (tx) => {
        await lockOwn(tx, row);
        await tx.get(ImportRepository).change(row.id, { state: 'cancelled' });
      });
    else if (error instanceof EntriesProblem) {
      return this.refuse(actor, row, { errors: [rowError(error.place, error.code)] });
    } else {
      const place = { row: 1, column: '', value: row.fileName };
      await this.refuse(actor, row, { errors: [rowError(place, ofFile ?? 'failed')] });
    }
    if (ofFile !== null) return;
    await this.tidy(actor, row.id);
    throw error;
  }
}

const unlessOvertaken = (error: unknown): void => {
  if (!(error instanceof Overtaken)) throw error;
};

/** The code of the error of a file that cannot be read; null: it is no error of the file. */
function faultOf(error: unknown): string | null {
  if (isOfKind(error, 'too-large')) return 'file-large';
  if (!(error instanceof FileProblem)) return null;
  if (error.fault === 'sheet-too-large') return 'file-large';
  return error.fault === 'incomplete' ? 'file-incomplete' : 'workbook';
}

const isOfKind = (error: unknown, kind: Problem['kind']): boolean => error instanceof Problem && error.kind === kind;
