import { toCsv } from './csv.js';
import { csvBlob } from './download.js';

export type FileCell = string | number | null;

/** A line about a table or picture that goes with it wherever it is taken: source, settings, stamp. */
export interface AboutLine {
  readonly label: string;
  readonly text: string;
}

/** A table with what must be known to read it. */
export interface TableFile {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly FileCell[])[];
  readonly about: readonly AboutLine[];
}

/** One rectangle, as RFC 4180 has it: what is said about the table stands in columns of its own, the same in each row. */
export function tableCsv({ head, rows, about }: TableFile): Blob {
  const labels = about.map(({ label }) => label);
  const texts = about.map(({ text }) => text);
  return csvBlob(toCsv([[...head, ...labels], ...rows.map((row) => [...row, ...texts])]));
}

/** Excel takes no more than 31 characters, and none of these, as the name of a sheet. */
const sheetName = (title: string): string => title.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31);

const widthOf = (texts: readonly FileCell[]): number =>
  Math.min(
    60,
    2 +
      Math.max(
        ...texts.map((text) => [...String(text ?? '')].reduce((sum, letter) => sum + (letter > '\u2E7F' ? 2 : 1), 0)),
      ),
  );

/** Texts are typed as texts, so that none of them can run as a formula. The writer is loaded when the first file is asked for. */
export async function tableXlsx({ title, head, rows, about }: TableFile, aboutTitle: string): Promise<Blob> {
  const { default: write } = await import('write-excel-file/browser');
  const cell = (value: FileCell) => (typeof value === 'string' ? { type: String, value } : value);
  const bold = (value: string) => ({ type: String, value, fontWeight: 'bold' as const });
  const sheets = [
    {
      sheet: sheetName(title),
      data: [head.map(bold), ...rows.map((row) => row.map(cell))],
      columns: head.map((text, index) => ({ width: widthOf([text, ...rows.map((row) => row[index] ?? null)]) })),
      stickyRowsCount: 1,
    },
    {
      sheet: sheetName(aboutTitle),
      data: [
        [bold(title)],
        ...about.map(({ label, text }) => [bold(label), { type: String, value: text, wrap: true }]),
      ],
      columns: [{ width: 24 }, { width: 100 }],
    },
  ];
  return write(sheets).toBlob();
}
