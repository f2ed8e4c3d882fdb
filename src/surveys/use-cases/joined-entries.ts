import { createHash } from 'node:crypto';
import { appendFile, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { csvLine } from '../../kernel/csv.js';
import type { ArchivedTable } from '../../platform/storage/table-archive.js';
import { ChoiceReader, readColumns, sourceRow } from '../domain/import-columns.js';
import { answerOf } from '../domain/import-row.js';
import { outerRepeats, type QuestionnaireDefinition } from '../domain/questionnaire.js';
import type { Answers, NestedAnswers, Question, Repeat } from '../form/index.js';

/** Tables of answers and entries that do not fit together. */
export class EntriesProblem extends Error {
  constructor(
    readonly code:
      'entries-key' | 'entries-column' | 'entries-answer' | 'entries-outer' | 'entries-twice' | 'entries-many',
    readonly place: { readonly row: number; readonly column: string; readonly value: string },
  ) {
    super(code);
  }
}

export interface EntryTable {
  readonly repeat: Repeat;
  readonly table: ArchivedTable;
}

/** One part of the keys at a time is in memory. */
const parts = 64;
/** Characters of a part; an archive has 2 GB of each table at most, of which a part is about 32 MB. */
const largestPart = 200_000_000;
/** Characters of each part that wait to be written. */
const pieceLength = 64_000;
const linesAtOnce = 1_000;
const [keyColumn, outerColumn, entryColumn] = ['answer_key', 'outer_entry', 'entry'] as const;

interface Keyed {
  readonly key: string;
  /** In the uploaded file. */
  readonly row: number;
}

interface FoundEntry extends Keyed {
  readonly repeat: number;
  /** The number of the entry around it; 0: the repeat is in no other. */
  readonly outer: number;
  readonly entry: number;
  readonly answers: Answers;
}

interface FoundAnswer extends Keyed {
  readonly cells: readonly string[];
}

/** Lines of JSON in files by the hash of a key, so that all of one key are in the same file. */
class Parted<Line extends Keyed> {
  private readonly waiting = new Map<number, string>();
  private readonly lengths = new Map<number, number>();

  constructor(private readonly file: (part: number) => string) {}

  async add(line: Line): Promise<void> {
    const { key, row } = line;
    const part = createHash('sha256').update(key).digest()[0]! % parts;
    const own = `${JSON.stringify(line)}\n`;
    const length = (this.lengths.get(part) ?? 0) + own.length;
    if (length > largestPart) throw new EntriesProblem('entries-many', { row, column: keyColumn, value: key });
    this.lengths.set(part, length);
    const text = (this.waiting.get(part) ?? '') + own;
    this.waiting.set(part, text);
    if (text.length > pieceLength) await this.write(part);
  }

  /** Lets other work of the process run between groups of lines. */
  async *lines(part: number): AsyncGenerator<Line> {
    await this.write(part);
    const texts = (await readFile(this.file(part), 'utf8')).split('\n');
    for (const [at, text] of texts.entries()) {
      if (at % linesAtOnce === 0) await setImmediate();
      if (text !== '') yield JSON.parse(text) as Line;
    }
  }

  private async write(part: number): Promise<void> {
    await appendFile(this.file(part), this.waiting.get(part) ?? '', { mode: 0o600 });
    this.waiting.delete(part);
  }
}

/**
 * A table of answers as CSV with a column for each repeat, which has its entries as JSON, and the number of each row in the
 * file. The tables may have any order and length: they are divided by their keys. Answers without a key have no entries
 * and come first.
 *
 * @param folder an empty one, which the caller removes
 */
export async function* joinedLines(
  { answers, entries }: { readonly answers: ArchivedTable; readonly entries: readonly EntryTable[] },
  definition: QuestionnaireDefinition,
  folder: string,
): AsyncGenerator<string> {
  const ofAnswers = new Parted<FoundAnswer>((part) => path.join(folder, `answers-${part}`));
  const ofEntries = new Parted<FoundEntry>((part) => path.join(folder, `entries-${part}`));
  const repeats = entries.map(({ repeat }) => repeat);
  const outermost = outerRepeats(definition);
  let columns = 0;
  const lineOf = ({ row, cells }: FoundAnswer, lists: readonly string[]): string => {
    const padded = [...cells, ...Array<string>(Math.max(0, columns - cells.length)).fill('')];
    return csvLine([String(row), ...padded, ...lists]);
  };
  for await (const { head, keyed, free } of dividedAnswers(answers)) {
    if (head !== undefined) {
      columns = head.length;
      yield `\ufeff${csvLine([sourceRow, ...head, ...outermost.map(({ name }) => name)])}`;
    }
    for (const answer of keyed) await ofAnswers.add(answer);
    yield free.map((answer) => lineOf(answer, [])).join('');
  }
  for (const [at, { repeat, table }] of entries.entries())
    await divideEntries(table, { repeat, at, definition }, ofEntries);
  for (let part = 0; part < parts; part += 1) {
    const byKey = await entriesByKey(ofEntries.lines(part));
    const seen = new Set<string>();
    const lines: string[] = [];
    for await (const answer of ofAnswers.lines(part)) {
      const { key, row } = answer;
      if (seen.has(key)) throw new EntriesProblem('entries-twice', { row, column: keyColumn, value: key });
      seen.add(key);
      const nested = new NestedEntries(repeats, byKey.get(key) ?? []);
      byKey.delete(key);
      lines.push(
        lineOf(
          answer,
          outermost.map(({ name }) => nested.cellOf(name)),
        ),
      );
      nested.demandAllTaken();
    }
    for (const [key, [first]] of byKey)
      throw new EntriesProblem('entries-answer', { row: first!.row, column: keyColumn, value: key });
    yield lines.join('');
  }
}

async function entriesByKey(lines: AsyncIterable<FoundEntry>): Promise<Map<string, FoundEntry[]>> {
  const byKey = new Map<string, FoundEntry[]>();
  for await (const entry of lines) {
    const own = byKey.get(entry.key);
    if (own === undefined) byKey.set(entry.key, [entry]);
    else own.push(entry);
  }
  return byKey;
}

/** The entries of one answer, as lists in lists. */
class NestedEntries {
  private readonly groups = new Map<string, FoundEntry[]>();

  constructor(
    private readonly repeats: readonly Repeat[],
    found: readonly FoundEntry[],
  ) {
    const seen = new Set<string>();
    for (const each of found) {
      const { repeat, outer, entry, row } = each;
      const place = `${repeat}/${entry}`;
      if (entry > 0 && seen.has(place))
        throw new EntriesProblem('entries-twice', { row, column: entryColumn, value: String(entry) });
      seen.add(place);
      const group = `${this.repeats[repeat]!.name}/${outer}`;
      const own = this.groups.get(group);
      if (own === undefined) this.groups.set(group, [each]);
      else own.push(each);
    }
  }

  cellOf(repeat: string): string {
    const own = this.take(repeat, 0);
    return own.length === 0 ? '' : JSON.stringify(own);
  }

  /** An entry of an inner repeat must be in an entry of the outer one. */
  demandAllTaken(): void {
    for (const [first] of this.groups.values()) {
      const { row, outer } = first!;
      throw new EntriesProblem('entries-outer', { row, column: outerColumn, value: String(outer) });
    }
  }

  private take(repeat: string, outer: number): readonly NestedAnswers[] {
    const own = this.groups.get(`${repeat}/${outer}`) ?? [];
    this.groups.delete(`${repeat}/${outer}`);
    const inner = this.repeats.filter((each) => each.repeat === repeat);
    return own
      .sort((a, b) => a.entry - b.entry || a.row - b.row)
      .map(({ entry, answers }) => {
        const lists = inner.map(({ name }) => [name, this.take(name, entry)] as const);
        return { ...answers, ...Object.fromEntries(lists.filter(([, list]) => list.length > 0)) };
      });
  }
}

interface AnswerGroup {
  /** Once, before the first answers. */
  readonly head?: readonly string[];
  readonly keyed: readonly FoundAnswer[];
  readonly free: readonly FoundAnswer[];
}

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

async function* dividedAnswers(table: ArchivedTable): AsyncGenerator<AnswerGroup> {
  let place = -1;
  for await (const rows of table.rows()) {
    const [keyed, free]: [FoundAnswer[], FoundAnswer[]] = [[], []];
    for (const { number: row, cells } of rows) {
      if (isBlank(cells)) continue;
      if (place < 0) {
        const head = cells.map((cell) => cell.trim());
        place = placeIn(head, keyColumn, table);
        yield { head, keyed: [], free: [] };
      } else {
        const key = (cells[place] ?? '').trim();
        (key === '' ? free : keyed).push({ key, row, cells });
      }
    }
    yield { keyed, free };
  }
}

function placeIn(head: readonly string[], name: string, { name: table }: ArchivedTable): number {
  const place = head.indexOf(name);
  if (place < 0) throw new EntriesProblem('entries-key', { row: 1, column: name, value: table });
  return place;
}

async function divideEntries(
  table: ArchivedTable,
  of: { readonly repeat: Repeat; readonly at: number; readonly definition: QuestionnaireDefinition },
  into: Parted<FoundEntry>,
): Promise<void> {
  let reader: EntryReader | null = null;
  for await (const rows of table.rows())
    for (const { number, cells } of rows) {
      if (isBlank(cells)) continue;
      if (reader === null) reader = new EntryReader(cells, table, of);
      else {
        const found = reader.read(number, cells);
        if (found.key === '') throw new EntriesProblem('entries-answer', { row: number, column: keyColumn, value: '' });
        await into.add(found);
      }
    }
}

interface EntryPlace {
  readonly name: string;
  readonly type: string;
  readonly place: number;
  readonly choices: ChoiceReader | undefined;
}

class EntryReader {
  private readonly places: readonly EntryPlace[];
  private readonly keyPlace: number;
  private readonly entryPlace: number;
  private readonly outerPlace: number;
  private readonly repeat: number;

  constructor(
    head: readonly string[],
    table: ArchivedTable,
    {
      repeat,
      at,
      definition,
    }: { readonly repeat: Repeat; readonly at: number; readonly definition: QuestionnaireDefinition },
  ) {
    const headings = head.map((cell) => cell.trim());
    const own = definition.questions.filter((question) => question.repeat === repeat.name);
    const byName = new Map<string, Question>(own.map((question) => [question.name, question]));
    this.repeat = at;
    this.keyPlace = placeIn(headings, keyColumn, table);
    this.entryPlace = headings.indexOf(entryColumn);
    this.outerPlace = repeat.repeat === undefined ? -1 : placeIn(headings, outerColumn, table);
    const keys = [this.keyPlace, this.entryPlace, this.outerPlace];
    const free = own.map(({ repeat: _, ...question }) => question);
    this.places = readColumns({ questions: free }, headings, []).flatMap(({ column, to }, place) => {
      if (keys.includes(place) || column === '') return [];
      const question = byName.get(to ?? '');
      if (question === undefined) throw new EntriesProblem('entries-column', { row: 1, column, value: table.name });
      const choices = question.choices.length > 0 ? new ChoiceReader(question) : undefined;
      return [{ name: question.name, type: question.type, place, choices }];
    });
  }

  read(row: number, cells: readonly string[]): FoundEntry {
    const answers: Record<string, string> = {};
    for (const { name, type, place, choices } of this.places) {
      const text = answerOf(type, (cells[place] ?? '').trim());
      if (text !== '') answers[name] = choices?.read(text) ?? text;
    }
    const key = (cells[this.keyPlace] ?? '').trim();
    const numberIn = (place: number): number => Number(cells[place] ?? 0) || 0;
    const [outer, entry] = [numberIn(this.outerPlace), numberIn(this.entryPlace)];
    if (this.outerPlace >= 0 && outer === 0) {
      const value = cells[this.outerPlace] ?? '';
      throw new EntriesProblem('entries-outer', { row, column: outerColumn, value });
    }
    return { key, repeat: this.repeat, outer, entry, row, answers };
  }
}
