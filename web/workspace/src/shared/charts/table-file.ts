import { csvBlob } from './download.js';

export type FileCell = string | number | null;

/** A line of metadata that is part of every downloaded table or image: source, settings, notice. */
export interface AboutLine {
  readonly label: string;
  readonly text: string;
}

/** A table with its metadata. */
export interface TableFile {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly FileCell[])[];
  readonly about: readonly AboutLine[];
}

/** One rectangular table as in RFC 4180: the metadata is in separate columns, repeated in each row. */
export function tableCsv({ head, rows, about }: TableFile): Blob {
  const labels = about.map(({ label }) => label);
  const texts = about.map(({ text }) => text);
  return csvBlob([[...head, ...labels], ...rows.map((row) => [...row, ...texts])]);
}

/** Excel limits the name of a sheet to 31 characters, without these. */
const sheetName = (title: string): string => title.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31);

const widthOf = (texts: readonly FileCell[]): number =>
  Math.min(
    60,
    2 +
      Math.max(
        ...texts.map((text) => [...String(text ?? '')].reduce((sum, letter) => sum + (letter > '\u2E7F' ? 2 : 1), 0)),
      ),
  );

/**
 * Text cells are typed as text, so that none can run as a formula. The writer is loaded when the first file is
 * requested.
 */
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
