import { createHash } from 'node:crypto';
import { appendFile, readFile } from 'node:fs/promises';
import path from 'node:path';
import { csvLine } from '../../kernel/csv.js';
import type { ArchivedTable } from '../../platform/storage/table-archive.js';
import { ChoiceReader, readColumns, sourceRow } from '../domain/import-columns.js';
import { answerOf } from '../domain/import-row.js';
import { type QuestionnaireDefinition, repeatColumns } from '../domain/questionnaire.js';
import type { Answers, Question, Repeat } from '../form/index.js';

/** Tables of answers and entries that do not fit together. */
export class EntriesProblem extends Error {
  constructor(
    readonly code: 'entries-key' | 'entries-column' | 'entries-answer',
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
/** Characters of each part that wait to be written. */
const pieceLength = 64_000;
const [keyColumn, entryColumn] = repeatColumns;

/** Lines of JSON in files by the hash of a key, so that all of one key are in the same file. */
class Parted {
  private readonly waiting = new Map<number, string>();

  constructor(private readonly file: (part: number) => string) {}

  async add(key: string, line: unknown): Promise<void> {
    const part = createHash('sha256').update(key).digest()[0]! % parts;
    const text = `${this.waiting.get(part) ?? ''}${JSON.stringify(line)}\n`;
    this.waiting.set(part, text);
    if (text.length > pieceLength) await this.write(part);
  }

  async lines<Line>(part: number): Promise<Line[]> {
    await this.write(part);
    const text = await readFile(this.file(part), 'utf8');
    return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Line]));
  }

  private async write(part: number): Promise<void> {
    await appendFile(this.file(part), this.waiting.get(part) ?? '', { mode: 0o600 });
    this.waiting.delete(part);
  }
}

interface FoundEntry {
  readonly key: string;
  readonly repeat: number;
  readonly entry: number;
  readonly row: number;
  readonly answers: Answers;
}

interface FoundAnswer {
  readonly key: string;
  readonly row: number;
  readonly cells: readonly string[];
}

/**
 * A table of answers as CSV with a column for each repeat, which has its entries as JSON, and the number of each row in the
 * file. The tables may have any order and length: they are divided by their keys.
 *
 * @param folder an empty one, which the caller removes
 */
export async function* joinedLines(
  { answers, entries }: { readonly answers: ArchivedTable; readonly entries: readonly EntryTable[] },
  definition: QuestionnaireDefinition,
  folder: string,
): AsyncGenerator<string> {
  const ofAnswers = new Parted((part) => path.join(folder, `answers-${part}`));
  const ofEntries = new Parted((part) => path.join(folder, `entries-${part}`));
  const head = await divideAnswers(answers, ofAnswers);
  for (const [at, { repeat, table }] of entries.entries())
    await divideEntries(table, { repeat, at, definition }, ofEntries);
  yield `\ufeff${csvLine([sourceRow, ...head, ...entries.map(({ repeat }) => repeat.name)])}`;
  for (let part = 0; part < parts; part += 1) {
    const byKey = new Map<string, FoundEntry[]>();
    for (const entry of await ofEntries.lines<FoundEntry>(part))
      byKey.set(entry.key, [...(byKey.get(entry.key) ?? []), entry]);
    const lines: string[] = [];
    for (const { key, row, cells } of await ofAnswers.lines<FoundAnswer>(part)) {
      const own = byKey.get(key) ?? [];
      byKey.delete(key);
      const padded = head.map((_, at) => cells[at] ?? '').concat(cells.slice(head.length));
      lines.push(csvLine([String(row), ...padded, ...entries.map((_, at) => entriesOf(own, at))]));
    }
    for (const [key, [first]] of byKey)
      throw new EntriesProblem('entries-answer', { row: first!.row, column: keyColumn, value: key });
    yield lines.join('');
  }
}

function entriesOf(found: readonly FoundEntry[], repeat: number): string {
  const own = found.filter((each) => each.repeat === repeat).sort((a, b) => a.entry - b.entry || a.row - b.row);
  return own.length === 0 ? '' : JSON.stringify(own.map(({ answers }) => answers));
}

async function divideAnswers(table: ArchivedTable, into: Parted): Promise<readonly string[]> {
  let head: readonly string[] | null = null;
  let place = -1;
  for await (const rows of table.rows())
    for (const { number, cells } of rows) {
      if (head === null) {
        head = cells.map((cell) => cell.trim());
        place = placeIn(head, keyColumn, table);
      } else {
        const key = (cells[place] ?? '').trim();
        const found: FoundAnswer = { key, row: number, cells };
        // without a key, an answer has no entries
        await into.add(key, found);
      }
    }
  return head ?? [];
}

function placeIn(head: readonly string[], name: string, { name: table }: ArchivedTable): number {
  const place = head.indexOf(name);
  if (place < 0) throw new EntriesProblem('entries-key', { row: 1, column: name, value: table });
  return place;
}

async function divideEntries(
  table: ArchivedTable,
  of: { readonly repeat: Repeat; readonly at: number; readonly definition: QuestionnaireDefinition },
  into: Parted,
): Promise<void> {
  let reader: EntryReader | null = null;
  for await (const rows of table.rows())
    for (const { number, cells } of rows) {
      if (reader === null) reader = new EntryReader(cells, table, of);
      else {
        const found = reader.read(number, cells);
        if (found.key === '') throw new EntriesProblem('entries-answer', { row: number, column: keyColumn, value: '' });
        await into.add(found.key, found);
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
    const free = own.map(({ repeat: _, ...question }) => question);
    this.places = readColumns({ questions: free }, headings, []).flatMap(({ column, to }, place) => {
      if (place === this.keyPlace || place === this.entryPlace || column === '') return [];
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
    return { key, repeat: this.repeat, entry: Number(cells[this.entryPlace] ?? 0) || 0, row, answers };
  }
}
