import type { ChoiceList, Texts } from '../model/form-model.js';

/**
 * Rows that a form looks things up in: a choice list or a table attached to the form. Rows are read where they are and
 * never copied; an index of a column is made when a filter first asks for it.
 */
export interface ItemTable {
  readonly size: number;
  readonly columns: readonly string[];
  /** `''` if the row has no such column. */
  text(row: number, column: string): string;
  /** The rows in which a column has this text, in order. */
  rowsWith(column: string, text: string): readonly number[];
}

const NO_ROWS: readonly number[] = [];

abstract class IndexedTable implements ItemTable {
  private readonly indexes = new Map<string, Map<string, number[]>>();
  /** The index that was used last: nearly always that of the codes. */
  private last: { readonly column: string; readonly index: ReadonlyMap<string, readonly number[]> } | undefined;

  abstract readonly size: number;
  abstract readonly columns: readonly string[];
  abstract text(row: number, column: string): string;

  rowsWith(column: string, text: string): readonly number[] {
    if (this.last?.column !== column) this.last = { column, index: this.indexes.get(column) ?? this.indexed(column) };
    return this.last.index.get(text) ?? NO_ROWS;
  }

  private indexed(column: string): ReadonlyMap<string, readonly number[]> {
    const index = new Map<string, number[]>();
    for (let row = 0; row < this.size; row += 1) {
      const found = this.text(row, column);
      const rows = index.get(found);
      if (rows === undefined) index.set(found, [row]);
      else rows.push(row);
    }
    this.indexes.set(column, index);
    return index;
  }
}

/** A choice list as ODK shows it to expressions: `name`, `label` in one language, and the further columns. */
export class ChoiceTable extends IndexedTable {
  private known: readonly string[] | undefined;

  constructor(
    private readonly list: ChoiceList,
    private readonly language: string,
  ) {
    super();
  }

  get columns(): readonly string[] {
    const further = (): Set<string> =>
      new Set(this.list.choices.reduce<string[]>((all, { attributes }) => all.concat(Object.keys(attributes)), []));
    this.known ??= ['name', 'label', ...further()];
    return this.known;
  }

  get size(): number {
    return this.list.choices.length;
  }

  text(row: number, column: string): string {
    const choice = this.list.choices[row];
    if (choice === undefined) return '';
    if (column === 'name') return choice.name;
    return column === 'label' ? inLanguage(choice.label, this.language) : (choice.attributes[column] ?? '');
  }
}

/** The column with the labels in a language, in a table that was made of a choice list. */
export const labelIn = (language: string): string => `label ${language}`;

/** A table attached to the form, e.g. a CSV file: the names of its columns, and rows of texts. */
export class AttachedTable extends IndexedTable {
  private readonly places: ReadonlyMap<string, number>;

  constructor(
    readonly columns: readonly string[],
    private readonly rows: readonly (readonly string[])[],
    language = '',
  ) {
    super();
    const places = new Map(columns.map((column, at) => [column, at]));
    const translated = places.get(labelIn(language));
    if (translated !== undefined) places.set('label', translated);
    this.places = places;
  }

  get size(): number {
    return this.rows.length;
  }

  text(row: number, column: string): string {
    return this.rows[row]?.[this.places.get(column) ?? -1] ?? '';
  }
}

/** A text in a language; if it is not translated, in the language of columns that name none, or the first there is. */
export function inLanguage(texts: Texts, language: string): string {
  return texts[language] ?? texts[''] ?? Object.values(texts)[0] ?? '';
}
