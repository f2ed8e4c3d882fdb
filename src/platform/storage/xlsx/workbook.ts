/** What a file contains, whatever its format: texts of cells with their rows. */
export interface SheetRow {
  /** Counted from 1, as a spreadsheet shows it. */
  readonly number: number;
  /** Texts by column, counted from 0; `''` if empty. */
  readonly cells: readonly string[];
}

export interface Sheet {
  /** As written. */
  readonly name: string;
  /** Only rows with at least one text; the first is the header. */
  readonly rows: readonly SheetRow[];
  readonly marks?: SheetMarks;
}

/** Cells whose text may not be what a person sees in the sheet, as references such as `B2`. */
export interface SheetMarks {
  /** Formulas that were stored without a value, and errors such as `#REF!`; the first 20. */
  readonly unvalued: readonly string[];
  /** Ranges of merged cells; the text is in the first one. */
  readonly merged: readonly string[];
}

export interface Workbook {
  /** The sheets that were asked for; others are not read. */
  readonly sheets: readonly Sheet[];
  /** All sheets of the file, so that a misspelt name can be named. */
  readonly sheetNames: readonly string[];
}

/** `rows`: with a text, in one sheet; the longest lists of choices seen have 16,000. */
export const MOST_OF_FILE = { bytes: 20_000_000, rows: 100_000 } as const;

export type FileFault =
  | 'not-a-workbook'
  | 'incomplete'
  | 'old-workbook'
  | 'not-utf8'
  | 'file-too-large'
  | 'sheet-too-large'
  | 'too-many-rows'
  | 'xml-declaration'
  | 'broken-xml'
  | 'unknown-format';

/** A file that cannot be read at all. */
export class FileProblem extends Error {
  constructor(
    readonly fault: FileFault,
    readonly place: { readonly sheet?: string; readonly row?: number; readonly value?: string } = {},
  ) {
    super(fault);
    this.name = 'FileProblem';
  }
}
