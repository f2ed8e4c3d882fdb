import type { RowError } from '../domain/import-row.js';
import { readHeader, readRow, rowError } from '../domain/import-row.js';
import type { AcceptedBody } from '../domain/submission.js';
import { judgeSubmission } from '../domain/submission.js';
import { checkAnswers } from '../form/index.js';
import type { ImportedAnswer } from '../persistence/response.repository.js';
import type { FieldForm } from './field-waves.js';
import { markOfInstance } from './way-in-codes.js';

export interface SheetFrame {
  readonly waveId: string;
  /** Enterprise code -> unit of the wave. */
  readonly units: ReadonlyMap<string, string>;
  /** For rows that state none. */
  readonly day: string;
}

/** More errors than anybody reads; the counts go on. */
const errorsKept = 50_000;

/** One reading of a table of answers: what is good, what is wrong and where. */
export class ImportSheet {
  errors: RowError[] = [];
  headerWrong = false;
  totalRows = 0;
  goodRows = 0;
  wrongRows = 0;
  /** Rows that the database took as new. */
  added = 0;
  private columns: readonly string[] | null = null;
  private ready: ImportedAnswer[] = [];
  private instances = new Set<string>();

  constructor(
    private readonly field: FieldForm,
    private readonly frame: SheetFrame,
  ) {}

  /** A transaction that runs again reads again from the start. */
  begin(): void {
    this.errors = [];
    this.headerWrong = false;
    this.totalRows = this.goodRows = this.wrongRows = this.added = 0;
    this.columns = null;
    this.ready = [];
    this.instances = new Set();
  }

  /** False: the header is wrong, there is no use in reading on. */
  take(line: { readonly row: number; readonly cells: readonly string[]; readonly openQuote: boolean }): boolean {
    if (this.columns === null) return this.takeHeader(line.cells);
    this.totalRows += 1;
    const errors = line.openQuote
      ? [rowError(line.row, '', 'quote-open', line.cells.at(-1) ?? '')]
      : this.takeRow(line);
    if (errors.length === 0) this.goodRows += 1;
    else {
      this.wrongRows += 1;
      if (this.errors.length < errorsKept) this.errors.push(...errors);
    }
    return true;
  }

  takeReady(): ImportedAnswer[] {
    const ready = this.ready;
    this.ready = [];
    return ready;
  }

  private takeHeader(cells: readonly string[]): boolean {
    const header = readHeader(this.field.definition, cells);
    this.columns = header.columns;
    this.errors.push(...header.errors);
    this.headerWrong = header.errors.length > 0;
    return !this.headerWrong;
  }

  private takeRow(line: { readonly row: number; readonly cells: readonly string[] }): readonly RowError[] {
    const { definition, form } = this.field;
    const read = readRow(definition, this.columns!, line);
    const errors = [...read.errors];
    const unit = this.frame.units.get(read.psu);
    if (unit === undefined) errors.push(rowError(line.row, 'psu', 'psu-unknown', read.psu));
    if (read.instance !== null && this.instances.has(read.instance)) {
      errors.push(rowError(line.row, 'instance', 'instance-twice', read.instance));
    }
    const { answers, modulesOffered } = read.submission;
    const paceBand = read.submission.paceBand === null ? {} : { paceBand: read.submission.paceBand };
    const check = checkAnswers(form, answers, { modulesOffered, complete: false, ...paceBand });
    const judged = judgeSubmission(definition, read.submission, check);
    for (const error of check.errors) {
      const detail = judged.errors.find((each) => each.code === error.code)?.detail;
      errors.push(rowError(line.row, error.question, error.code, answers[error.question] ?? '', detail));
    }
    if (unit === undefined || errors.length > 0) return errors;
    if (read.instance !== null) this.instances.add(read.instance);
    this.keep(judged.body, { unit, instance: read.instance, day: read.day });
    return [];
  }

  private keep(
    body: AcceptedBody,
    from: { readonly unit: string; readonly instance: string | null; readonly day: string | null },
  ): void {
    this.ready.push({
      mark: from.instance === null ? null : markOfInstance(this.frame.waveId, from.instance),
      unit: from.unit,
      version: this.field.definition.version,
      day: from.day ?? this.frame.day,
      body,
    });
  }
}
