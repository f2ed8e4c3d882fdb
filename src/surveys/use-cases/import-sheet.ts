import { type CsvRecord, importedCell } from '../../kernel/csv.js';
import type { CheckedLine, CheckedRow, ImportCounts, RowError, ImportRow } from '../domain/import-row.js';
import { type FileColumn, sourceRow } from '../domain/import-columns.js';
import { missingColumns, versionNamed } from '../domain/import-header.js';
import { rowError, RowReader } from '../domain/import-row.js';
import type { AcceptedBody } from '../domain/submission.js';
import { answerWord, judgeSubmission } from '../domain/submission.js';
import { checkAnswers, type NestedAnswers } from '../form/index.js';
import type { ImportedAnswer, UnitOfCode } from '../persistence/response.repository.js';
import type { FieldForm } from './field-waves.js';
import { markOfInstance } from './codes.js';

export interface SheetFrame {
  readonly waveId: string;
  /** Maps the code of an enterprise or pool to its unit of the wave. */
  readonly units: ReadonlyMap<string, UnitOfCode>;
  /** Maps the name or id of a park with an open poster to its id. */
  readonly parks: ReadonlyMap<string, string>;
  /** First and last day on which the wave accepted answers. */
  readonly days: readonly [from: string, to: string];
}

/** The forms of the versions that a wave uses or has used, by version; the present one first. */
export type WaveForms = ReadonlyMap<string, FieldForm>;

/** Reads the rows of one version. */
interface VersionReader {
  readonly field: FieldForm;
  readonly reader: RowReader;
  /** Columns that the version needs and the file does not have. */
  readonly missing: readonly string[];
}

/** Maximum number of errors listed; further errors are only counted. */
const errorsKept = 50_000;

const flaws = { 'open-quote': 'quote-open', 'stray-quote': 'quote-stray' } as const;

/** One pass over a table of answers: collects the valid rows and the errors with their positions. */
export class ImportSheet {
  errors: RowError[] = [];
  /** Records read, with the header. */
  records = 0;
  totalRows = 0;
  goodRows = 0;
  wrongRows = 0;
  /** Number of rows that equal a stored answer. */
  knownRows = 0;
  /** Number of rows that the database added as new. */
  added = 0;
  private mayPool = false;
  private isHeadRead = false;
  private readonly versions: readonly string[];
  /** Places of the columns with the numbers of rows and with versions. */
  private readonly rowPlace: number;
  private readonly versionPlace: number;
  private readonly readers = new Map<string, VersionReader>();
  private ready: ImportedAnswer[] = [];
  private lines: CheckedLine[] = [];
  private instances = new Set<string>();
  private groups: ReadonlyMap<string, string> | undefined;
  private pools = new Map<string, readonly string[]>();
  /** Maps a group to the pool in the file that it becomes part of. */
  private pooled = new Map<string, string>();

  /** @param columns as they were read or decided; nothing is wrong with them */
  constructor(
    private readonly forms: WaveForms,
    private readonly frame: SheetFrame,
    private readonly columns: readonly FileColumn[],
  ) {
    this.versions = [...forms.keys()];
    this.rowPlace = columns.findIndex(({ column }) => column === sourceRow);
    this.versionPlace = columns.findIndex(({ to }) => to === 'version');
  }

  /**
   * Resets the state: a transaction that is repeated reads the file again from the start.
   *
   * @param mayPool no answer is stored yet, so that enterprises may be joined to the pools that they form in the file
   */
  begin(mayPool: boolean): void {
    this.mayPool = mayPool;
    this.errors = [];
    this.isHeadRead = false;
    this.records = this.totalRows = this.goodRows = this.wrongRows = this.knownRows = this.added = 0;
    this.ready = [];
    this.lines = [];
    this.instances = new Set();
    this.pools = new Map();
    this.pooled = new Map();
  }

  take(record: CsvRecord): void {
    this.records += 1;
    const cells = record.cells.map(importedCell);
    // empty lines of a spreadsheet
    if (record.flaw === null && cells.every((cell) => cell === '')) return;
    if (!this.isHeadRead) {
      this.isHeadRead = true;
      return;
    }
    const row = Number(cells[this.rowPlace] ?? 0) || record.row;
    this.totalRows += 1;
    this.count(
      record.flaw === null
        ? this.takeRow({ row, cells })
        : [rowError({ row, column: '', value: '' }, flaws[record.flaw])],
    );
  }

  /** A line that the check wrote. What depends on the wave and on other rows is judged again. */
  takeChecked(line: CheckedLine): void {
    if ('error' in line) {
      this.keepErrors([line.error]);
      return;
    }
    this.totalRows += 1;
    const errors = this.frameErrors(line);
    if (errors.length === 0) this.accept(line);
    this.count(errors);
  }

  /** Skips a record that was checked before, except for the header. */
  skip(record: CsvRecord): void {
    if (!this.isHeadRead) this.take(record);
    else this.records += 1;
  }

  /** Rows that the check counted and of which there is no line. */
  countWrong(rows: number): void {
    this.totalRows += rows;
    this.wrongRows += rows;
  }

  get counts(): ImportCounts {
    return {
      totalRows: this.totalRows,
      acceptedRows: this.added,
      repeatedRows: this.goodRows - this.added,
      knownRows: this.knownRows,
      wrongRows: this.wrongRows,
    };
  }

  /** Checked rows and errors since the last call. */
  takeLines(): readonly CheckedLine[] {
    const { lines } = this;
    this.lines = [];
    return lines;
  }

  private count(errors: readonly RowError[]): void {
    if (errors.length === 0) this.goodRows += 1;
    else {
      this.wrongRows += 1;
      this.keepErrors(errors);
    }
  }

  private keepErrors(errors: readonly RowError[]): void {
    if (this.errors.length >= errorsKept) return;
    this.errors.push(...errors);
    this.lines.push(...errors.map((error) => ({ error })));
  }

  /** The code that an answer of this unit is stored with. */
  groupOf(unit: string | null): string | null {
    if (unit === null) return null;
    this.groups ??= new Map([...this.frame.units.values()].map(({ id, group }) => [id, group]));
    return this.groups.get(unit) ?? null;
  }

  /** Pools of the file that the wave does not have yet, as the codes of their members. */
  takePools(): (readonly string[])[] {
    const pools = [...this.pools.values()];
    this.pools = new Map();
    return pools;
  }

  unitsOf(groups: readonly string[]): UnitOfCode[] {
    const units = new Map([...this.frame.units.values()].map((unit) => [unit.id, unit]));
    return [...units.values()].filter(({ group }) => groups.includes(group));
  }

  /** Valid rows that were not taken yet. */
  get waiting(): number {
    return this.ready.length;
  }

  /** The present version of the questionnaire, which rows answer that name none. */
  get version(): string {
    return this.versions[0]!;
  }

  takeReady(): ImportedAnswer[] {
    const ready = this.ready;
    this.ready = [];
    return ready;
  }

  private takeRow(line: { readonly row: number; readonly cells: readonly string[] }): readonly RowError[] {
    const { row } = line;
    const named = (line.cells[this.versionPlace] ?? '').trim();
    const version = named === '' ? this.version : versionNamed(named, this.versions);
    if (version === undefined) return [rowError({ row, column: 'version', value: named }, 'version-unknown')];
    const by = this.readerOf(version);
    if (by.missing.length > 0)
      return by.missing.map((column) => rowError({ row, column, value: '' }, 'column-missing'));
    const read = by.reader.read(line);
    const { errors, body } = this.check(row, read, by.field);
    const { psu, park, instance, day } = read;
    const checked: CheckedRow = { row, version, psu, park, instance, day, body };
    const all = [...read.errors, ...this.frameErrors(checked), ...errors];
    if (all.length > 0) return all;
    this.accept(checked);
    return [];
  }

  private readerOf(version: string): VersionReader {
    const known = this.readers.get(version);
    if (known !== undefined) return known;
    const field = this.forms.get(version)!;
    const { definition } = field;
    const reader = new RowReader(definition, this.columns);
    const made = { field, reader, missing: missingColumns(definition, this.columns) };
    this.readers.set(version, made);
    return made;
  }

  private accept(row: CheckedRow): void {
    const { psu, park, instance, body, version = this.version } = row;
    this.notePool(psu);
    if (instance !== null) this.instances.add(instance);
    this.lines.push(row);
    this.ready.push({
      mark: instance === null ? null : markOfInstance(this.frame.waveId, instance).toString('hex'),
      unit: this.unitOf(psu)?.id ?? null,
      park: this.frame.parks.get(park) ?? null,
      ...{ version, body },
    });
  }

  /**
   * An export names a pool by its members ("AAAAAA+BBBBBB"). The pool must exist here too, or is created while the
   * wave has no answers.
   */
  private unitOf(code: string): UnitOfCode | undefined {
    const known = this.frame.units.get(code);
    if (known !== undefined || !code.includes('+')) return known;
    const first = this.frame.units.get(code.split('+')[0]!);
    const groups = this.groupsOf(code);
    if (first === undefined || groups === null) return undefined;
    if (groups.length > 1 && !this.mayPool) return undefined;
    return groups.some((group) => (this.pooled.get(group) ?? code) !== code) ? undefined : first;
  }

  /** Groups of the members of a pool; null if one is unknown or of another stratum. */
  private groupsOf(code: string): string[] | null {
    const members = code.split('+').map((each) => this.frame.units.get(each));
    if (members.some((each) => each === undefined || each.stratum !== members[0]!.stratum)) return null;
    return [...new Set(members.map((each) => each!.group))];
  }

  /** Notes a pool to create; called only for rows that are added. */
  private notePool(code: string): void {
    const groups = code.includes('+') ? this.groupsOf(code)! : [];
    if (groups.length < 2 || this.pooled.has(groups[0]!)) return;
    for (const group of groups) this.pooled.set(group, code);
    this.pools.set(code, groups);
  }

  private frameErrors(read: CheckedRow): RowError[] {
    const { row } = read;
    const errors: RowError[] = [];
    if (read.psu !== '') {
      if (this.unitOf(read.psu) === undefined)
        errors.push(rowError({ row, column: 'psu', value: read.psu }, 'psu-unknown'));
    } else if (!this.frame.parks.has(read.park)) {
      errors.push(rowError({ row, column: 'psu', value: read.park }, 'park-unknown'));
    }
    const [from, to] = this.frame.days;
    if (read.day !== null && (read.day < from || read.day > to)) {
      errors.push(rowError({ row, column: 'day', value: read.day }, 'day-outside'));
    }
    if (read.instance !== null && this.instances.has(read.instance)) {
      errors.push(rowError({ row, column: 'instance', value: read.instance }, 'instance-twice'));
    }
    return errors;
  }

  /**
   * Checks a row with the same engine as an answer from a phone. A wrong module name was already reported with its
   * cell.
   */
  private check(row: number, read: ImportRow, field: FieldForm): { errors: RowError[]; body: AcceptedBody } {
    const { submission } = read;
    const { answers, modulesOffered, lang: language } = submission;
    const check = checkAnswers(field.form, answers, { modulesOffered, complete: false, language });
    const errors = check.errors.map(({ question, code }) =>
      rowError({ row, column: question, value: textOf(answers[question]) }, code, answerWord(code)),
    );
    return { errors, body: judgeSubmission(field.definition, submission, check).body };
  }
}

const textOf = (answer: NestedAnswers[string] | undefined): string => (typeof answer === 'string' ? answer : '');
