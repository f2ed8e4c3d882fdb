import { type Actor, demand } from '../../kernel/actor.js';
import { importedCell } from '../../kernel/csv.js';
import { type Database, mayHaveCommitted } from '../../platform/database/index.js';
import { surveysPermissions } from '../domain/policy.js';
import type { CheckedPart, ImportEntity } from '../persistence/import.entity.js';
import { ImportRepository } from '../persistence/import.repository.js';
import { ResponseRepository } from '../persistence/response.repository.js';
import type { ImportFile, MeasuredFile } from './import-file.js';
import type { ImportWork } from './import-work.js';
import { lockOwn, Overtaken, takeAll } from './import-work.js';
import { KnownAnswers } from './known-answers.js';

/** Rows that are compared with the database at once, and rows of a file of checked rows. */
const rowsAtOnce = 1_000;
const rowsInPart = 10_000;
/** Rows in which texts are looked for that are neither codes nor labels. */
const rowsLookedAt = 1_000;

/**
 * Reads a whole file without adding rows. Checked rows are kept in parts, so that they are added without another check, and
 * a check that was interrupted goes on after the last part.
 */
export class FileCheck {
  constructor(
    private readonly database: Database,
    private readonly files: ImportFile,
  ) {}

  /** The headings of a file and its first rows. */
  async start(
    fileKey: string,
    { encoding }: MeasuredFile,
  ): Promise<{ readonly headings: readonly string[]; readonly rows: readonly (readonly string[])[] }> {
    const rows: (readonly string[])[] = [];
    for await (const { records } of await this.files.records(fileKey, encoding)) {
      rows.push(
        ...records.map(({ cells }) => cells.map(importedCell)).filter((cells) => cells.some((cell) => cell !== '')),
      );
      if (rows.length > rowsLookedAt) break;
    }
    const [head = [], ...others] = rows;
    return { headings: head.map((cell) => cell.trim()), rows: others.slice(0, rowsLookedAt) };
  }

  async run(actor: Actor, work: ImportWork): Promise<Partial<ImportEntity>> {
    demand(actor, surveysPermissions, 'surveys.answers.import');
    const { row, sheet, file } = work;
    const { known, sameFileId, mayPool } = await this.database.read(actor, async (tx) => ({
      known: await KnownAnswers.of(tx, row.waveId),
      sameFileId: await tx.get(ImportRepository).sameFile(row.waveId, file.mark),
      mayPool: !(await tx.get(ResponseRepository).hasAnswers(row.waveId)),
    }));
    sheet.begin(mayPool);
    let checked = await this.resumed(work, known);
    const after = checked.records;
    for await (const piece of await this.files.records(row.fileKey, file.encoding)) {
      await takeAll(sheet, piece.records, after);
      if (sheet.waiting >= rowsAtOnce) await this.compare(actor, work, known);
      if (sheet.records - checked.records >= rowsInPart) checked = await this.keep(actor, work, { checked, known });
      await work.run.throwIfCancelled();
      await work.run.progress(Math.min(0.99, piece.bytes / file.bytes));
    }
    checked = await this.keep(actor, work, { checked, known });
    return { state: 'checked', encoding: file.encoding, fileMark: file.mark, sameFileId, ...sheet.counts };
  }

  /** Rows of the parts that an earlier run of the job kept count as if they had just been read. */
  private async resumed({ row, sheet }: ImportWork, known: KnownAnswers): Promise<CheckedPart> {
    const { checked } = row;
    if (checked === null || checked.version !== sheet.version) {
      for (const key of checked?.parts ?? []) await this.files.remove(key);
      return { ...sheet.counts, version: sheet.version, records: 0, parts: [] };
    }
    for (const key of checked.parts)
      for await (const lines of await this.files.lines(key)) {
        for (const line of lines) sheet.takeChecked(line);
        for (const { unit, body } of sheet.takeReady()) known.take(sheet.groupOf(unit), body.answers);
        sheet.takeLines();
      }
    sheet.countWrong(checked.wrongRows);
    sheet.added = checked.acceptedRows;
    sheet.knownRows = checked.knownRows;
    return checked;
  }

  private async compare(actor: Actor, { sheet }: ImportWork, known: KnownAnswers): Promise<void> {
    const ready = sheet.takeReady();
    const marks = ready.flatMap(({ mark }) => (mark === null ? [] : [mark]));
    const here =
      marks.length === 0
        ? new Set<string>()
        : await this.database.read(actor, (tx) => tx.get(ResponseRepository).knownMarks(marks));
    const fresh = ready.filter(({ mark }) => mark === null || !here.has(mark));
    sheet.added += fresh.length;
    sheet.knownRows += fresh.filter(({ unit, body }) => known.take(sheet.groupOf(unit), body.answers)).length;
  }

  private async keep(
    actor: Actor,
    work: ImportWork,
    { checked, known }: { readonly checked: CheckedPart; readonly known: KnownAnswers },
  ): Promise<CheckedPart> {
    const { row, sheet } = work;
    await this.compare(actor, work, known);
    const lines = sheet.takeLines();
    const key = lines.length === 0 ? null : await this.files.keepLines(lines);
    const { version, records } = sheet;
    const parts = key === null ? checked.parts : [...checked.parts, key];
    const next: CheckedPart = { ...sheet.counts, version, records, parts };
    try {
      await this.database.write(actor, async (tx) => {
        const stored = await lockOwn(tx, row);
        // another run of the job was begun because this one seemed to be dead
        if ((stored.checked?.records ?? 0) > checked.records) throw new Overtaken();
        await tx.get(ImportRepository).change(row.id, { checked: next });
      });
    } catch (error) {
      if (key !== null && !mayHaveCommitted(error)) await this.files.remove(key);
      throw error;
    }
    return next;
  }
}
