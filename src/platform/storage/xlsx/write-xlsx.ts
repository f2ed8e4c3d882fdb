import type { ZipEntry } from '../zip-pieces.js';
import { zipPieces } from '../zip-pieces.js';

export type SheetCell = string | number | null;

export interface WrittenSheet {
  readonly name: string;
  readonly head: readonly string[];
  /** Groups of rows, so that a sheet of any length takes the memory of one group. */
  readonly groups: AsyncIterable<readonly (readonly SheetCell[])[]> | Iterable<readonly (readonly SheetCell[])[]>;
}

/** Rows of a sheet below its header; the following ones are on further sheets. */
const MOST_ROWS = 1_048_575;
/** Characters that Excel accepts in a cell and in the name of a sheet. */
const LONGEST_TEXT = 32_767;
const LONGEST_NAME = 31;

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const special = /[&<>"]/;
/** XML 1.0 has no character for most control codes, nor for half a surrogate pair. */
const impossible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** Excel reads `_x0041_` as "A" (ECMA-376, part 1, section 22.9.2.19); the escaped underscore keeps it as it is. */
const looksEscaped = /_(?=x[0-9a-f]{4}_)/gi;

function escaped(text: string): string {
  const clean = text.replace(impossible, ' ').replace(looksEscaped, '_x005F_');
  return special.test(clean) ? clean.replace(/[&<>"]/g, (sign) => entities[sign]!) : clean;
}

/** Texts are typed as text, so that none runs as a formula. */
function cellOf(value: SheetCell): string {
  if (value === null || value === '') return '<c/>';
  if (typeof value === 'number') return `<c><v>${value}</v></c>`;
  return `<c t="inlineStr"><is><t xml:space="preserve">${escaped(value.slice(0, LONGEST_TEXT))}</t></is></c>`;
}

/** Empty cells at the end of a row are left out. */
function rowOf(cells: readonly SheetCell[]): string {
  let end = cells.length;
  while (end > 0 && (cells[end - 1] ?? '') === '') end -= 1;
  let text = '<row>';
  for (let at = 0; at < end; at += 1) text += cellOf(cells[at]!);
  return `${text}</row>`;
}

/** Names of sheets that differ, without the characters that Excel refuses. */
class SheetNames {
  readonly all: string[] = [];

  add(wanted: string): void {
    const plain = wanted.replace(/[[\]:*?/\\]/g, '_').replace(/^'|'$/g, '_') || 'sheet';
    const taken = new Set(this.all.map((name) => name.toLowerCase()));
    let free = plain.slice(0, LONGEST_NAME);
    for (let more = 2; taken.has(free.toLowerCase()); more += 1)
      free = `${plain.slice(0, LONGEST_NAME - 1 - String(more).length)}_${more}`;
    this.all.push(free);
  }
}

/** An Excel workbook (ECMA-376) piece by piece, in the memory of one group of rows. */
export async function* xlsxPieces(sheets: readonly WrittenSheet[]): AsyncGenerator<Buffer> {
  yield* zipPieces(partsOf(sheets));
}

async function* partsOf(sheets: readonly WrittenSheet[]): AsyncGenerator<ZipEntry> {
  const names = new SheetNames();
  for (const sheet of sheets) {
    const groups = (
      Symbol.asyncIterator in sheet.groups ? sheet.groups[Symbol.asyncIterator]() : sheet.groups[Symbol.iterator]()
    ) as Rows;
    const rest = new RowsLeft(groups);
    do {
      names.add(sheet.name);
      yield { name: `xl/worksheets/sheet${names.all.length}.xml`, pieces: sheetPieces(sheet.head, rest) };
    } while (await rest.hasMore());
  }
  const part = (name: string, text: string): ZipEntry => ({ name, pieces: once(`${XML}${text}`) });
  yield part('xl/workbook.xml', workbookOf(names.all));
  yield part('xl/_rels/workbook.xml.rels', relationsOf(names.all));
  yield part(
    '_rels/.rels',
    `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  );
  yield part('[Content_Types].xml', contentTypesOf(names.all));
}

type Rows = AsyncIterator<readonly (readonly SheetCell[])[]> | Iterator<readonly (readonly SheetCell[])[]>;

/** Groups of rows, of which a sheet takes as many as it can have. */
class RowsLeft {
  private group: readonly (readonly SheetCell[])[] = [];
  private ended = false;

  constructor(private readonly rows: Rows) {}

  async hasMore(): Promise<boolean> {
    while (!this.ended && this.group.length === 0) {
      const { done, value } = await this.rows.next();
      if (done === true) this.ended = true;
      else this.group = value;
    }
    return this.group.length > 0;
  }

  take(most: number): readonly (readonly SheetCell[])[] {
    const taken = this.group.slice(0, most);
    this.group = this.group.slice(most);
    return taken;
  }
}

async function* sheetPieces(head: readonly string[], rest: RowsLeft): AsyncGenerator<string> {
  yield `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>${rowOf(head)}`;
  for (let left = MOST_ROWS; left > 0 && (await rest.hasMore());) {
    const rows = rest.take(left);
    left -= rows.length;
    yield rows.map(rowOf).join('');
  }
  yield '</sheetData></worksheet>';
}

async function* once(text: string): AsyncGenerator<string> {
  yield await Promise.resolve(text);
}

const workbookOf = (names: readonly string[]): string =>
  `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${names
    .map((name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
    .join('')}</sheets></workbook>`;

const relationsOf = (names: readonly string[]): string =>
  `<Relationships xmlns="${RELATIONS}">${names
    .map(
      (_, at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
    )
    .join('')}</Relationships>`;

const contentTypesOf = (names: readonly string[]): string =>
  `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/>${names
    .map((_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${TYPES}.worksheet+xml"/>`)
    .join('')}</Types>`;
