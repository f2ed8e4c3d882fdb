import type { DescribedTable } from './ddi-codebook.js';

export const codebookHead = [
  ...['table', 'variable', 'type', 'label_en', 'label_zh', 'code', 'meaning_en', 'meaning_zh', 'missing'],
] as const;

/** The codebook as a table: one row for each variable, and one for each of its codes. */
export function codebookRows(tables: readonly DescribedTable[]): readonly (readonly (string | number | null)[])[] {
  return tables.flatMap(({ name: table, columns, note: ofTable }) => [
    ...(ofTable === undefined ? [] : [[table, null, 'note', ofTable.en, ofTable.zh, null, null, null, null]]),
    ...columns.flatMap(({ name, kind, label, codes, note }) => [
      [table, name, kind, label.en, label.zh, null, null, null, null],
      ...(note === undefined ? [] : [[table, name, 'note', note.en, note.zh, null, null, null, null]]),
      ...codes.map((code) => [
        ...[table, name, null, null, null, code.value, code.label.en, code.label.zh],
        code.missing ? 1 : null,
      ]),
    ]),
  ]);
}
