import { otherChoice } from '../form/editing/other-choice.js';
import type { Choice, ChoiceList } from '../form/model/form-model.js';
import type { Formulas } from './formulas.js';
import { hasText } from './formulas.js';
import type { Messages } from './messages.js';
import type { Table, TableRow } from './table.js';

/** The choice lists of a sheet by name, in the order of the sheet. */
export class ChoiceLists {
  private readonly lists = new Map<string, { choices: Choice[]; rows: TableRow[]; names: Set<string> }>();

  constructor(
    private readonly messages: Messages,
    private readonly allowDuplicates: boolean,
  ) {}

  read(table: Table, formulas: Formulas): this {
    if (table.rows.length > 0 && !table.columns.some(({ key }) => key === 'name'))
      this.messages.add('missing-column', table.place, { column: 'name' });
    for (const row of table.rows) {
      formulas.collect(row, (key) => !['name', 'list_name'].includes(key));
      this.take(row);
    }
    return this;
  }

  get size(): number {
    return this.lists.size;
  }

  choicesOf(list: string): readonly Choice[] | undefined {
    return this.lists.get(list)?.choices;
  }

  /** Adds the choice `other` where a question asks for it and the list has none. */
  addOther(list: string): void {
    const found = this.lists.get(list);
    if (found === undefined || found.names.has('other')) return;
    found.choices.push(otherChoice(found.choices));
    found.names.add('other');
  }

  all(): readonly ChoiceList[] {
    return [...this.lists].map(([name, { choices }]) => ({ name, choices }));
  }

  private take(row: TableRow): void {
    const list = row.text('list_name');
    const name = row.text('name');
    if (list === '') {
      if (name !== '') this.messages.add('choice-without-list', row.place('name'));
      return;
    }
    const found = this.lists.get(list) ?? { choices: [], rows: [], names: new Set<string>() };
    this.lists.set(list, found);
    if (name === '') this.messages.add('no-choice-name', row.place('name'));
    if (found.names.has(name) && !this.allowDuplicates)
      this.messages.add('duplicate-choice', row.place('name'), { list });
    found.names.add(name);
    const label = row.byLanguage('label');
    const media = row.media();
    if (row.mediaPlace !== undefined) this.messages.add('media-not-shown', row.mediaPlace);
    if (!hasText(label) && Object.keys(media).length === 0) this.messages.add('no-choice-label', row.place('name'));
    const attributes = Object.fromEntries(
      [...row.cells()].filter(([{ known }]) => !known).map(([{ key }, text]) => [key, text]),
    );
    found.choices.push({ name, label, media, attributes });
  }
}
