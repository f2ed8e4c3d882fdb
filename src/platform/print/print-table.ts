import { lineHeight, type Paper, type Tag, type TextPlace, type TextStyle } from './paper.js';
import type { PrintColumn } from './print-document.js';

const padding = 4;
const gap = 10;
const body: TextStyle = { weight: 'regular', size: 9, colour: '#1c2128' };
const head: TextStyle = { ...body, weight: 'bold' };
const strong = '#8b929c';
const light = '#d5d9de';

type Cells = readonly (readonly string[])[];

interface Row {
  readonly cells: Cells;
  readonly styles: readonly TextStyle[];
  readonly rule: string;
  /** Of each cell, absent for a header that is repeated on a further page. */
  readonly tags?: readonly Tag[];
}

/** A table whose header is repeated on each page; a row is divided only when it is higher than a page. */
export function printTable(paper: Paper, columns: readonly PrintColumn[], rows: readonly (readonly string[])[]): void {
  const places = placesOf(paper, columns);
  const table = paper.tag('Table');
  const titles = columns.map(({ title }) => title);
  const bold = titles.map(() => head);
  const header: Row = { cells: wrap(paper, titles, { styles: bold, places }), styles: bold, rule: strong };
  const wrapped = (row: readonly string[]) => wrap(paper, row, { styles: titles.map(() => body), places });
  paper.ensure(heightOf(header.cells) + Math.min(heightOf(wrapped(rows[0] ?? [])), paper.capacity / 2));
  writeSlice(
    paper,
    {
      ...header,
      tags: tagsOf(
        paper,
        table,
        titles.map(() => 'TH'),
      ),
    },
    places,
  );
  for (const row of rows) {
    const cells = wrapped(row);
    const tags = tagsOf(
      paper,
      table,
      titles.map(() => 'TD'),
    );
    writeRow(paper, { cells, styles: titles.map(() => body), rule: light, tags }, { places, header });
    paper.partDone();
  }
  paper.y += gap;
}

/** Labels and values, the label in bold. */
export function printFacts(paper: Paper, entries: readonly (readonly [label: string, value: string])[]): void {
  const columns: readonly PrintColumn[] = [
    { title: '', weight: 3 },
    { title: '', weight: 8 },
  ];
  const places = placesOf(paper, columns);
  const table = paper.tag('Table');
  const styles = [head, body];
  for (const entry of entries) {
    const cells = wrap(paper, entry, { styles, places });
    writeRow(paper, { cells, styles, rule: light, tags: tagsOf(paper, table, ['TH', 'TD']) }, { places });
  }
  paper.y += gap;
}

function placesOf(paper: Paper, columns: readonly PrintColumn[]): readonly TextPlace[] {
  const total = columns.reduce((sum, { weight }) => sum + weight, 0);
  let x = paper.left;
  return columns.map(({ weight, align = 'left' }) => {
    const width = (paper.width * weight) / total;
    const place = { x: x + padding, width: width - 2 * padding, align };
    x += width;
    return place;
  });
}

function wrap(
  paper: Paper,
  texts: readonly string[],
  how: { readonly styles: readonly TextStyle[]; readonly places: readonly TextPlace[] },
): Cells {
  return how.places.map(({ width }, index) => paper.lines(texts[index] ?? '', how.styles[index] ?? body, width));
}

const linesIn = (cells: Cells): number => Math.max(0, ...cells.map((lines) => lines.length));
const heightOf = (cells: Cells): number => linesIn(cells) * lineHeight(body) + 2 * padding;

function tagsOf(paper: Paper, table: Tag, types: readonly ('TH' | 'TD')[]): readonly Tag[] {
  const row = paper.tag('TR', table);
  return types.map((type) => paper.tag(type, row));
}

function writeRow(paper: Paper, row: Row, on: { readonly places: readonly TextPlace[]; readonly header?: Row }): void {
  const newPage = (): void => {
    paper.newPage();
    if (on.header !== undefined) writeSlice(paper, on.header, on.places);
  };
  const headerHeight = on.header === undefined ? 0 : heightOf(on.header.cells);
  const fits = paper.y + heightOf(row.cells) <= paper.bottom;
  const fitsOnOnePage = headerHeight + heightOf(row.cells) <= paper.capacity;
  if (!fits && fitsOnOnePage) newPage();
  let rest = row.cells;
  do {
    let room = Math.floor((paper.bottom - paper.y - 2 * padding) / lineHeight(body));
    if (room < 1) {
      newPage();
      room = Math.max(1, Math.floor((paper.bottom - paper.y - 2 * padding) / lineHeight(body)));
    }
    writeSlice(paper, { ...row, cells: rest.map((lines) => lines.slice(0, room)) }, on.places);
    rest = rest.map((lines) => lines.slice(room));
  } while (linesIn(rest) > 0);
}

function writeSlice(paper: Paper, row: Row, places: readonly TextPlace[]): void {
  const top = paper.y;
  paper.y += padding;
  for (const [index, place] of places.entries()) {
    const tag = row.tags?.[index];
    paper.write(row.cells[index] ?? [], row.styles[index] ?? body, { ...place, ...(tag === undefined ? {} : { tag }) });
  }
  paper.y = top + heightOf(row.cells);
  paper.rule(paper.y, row.rule);
}
