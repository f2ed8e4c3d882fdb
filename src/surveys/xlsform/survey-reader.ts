import type { ChoiceSource, FormItem, FormQuestion, QuestionType } from '../form/model/form-model.js';
import { newQuestion } from '../form/editing/edit-form.js';
import { otherLabel } from '../form/editing/other-choice.js';
import { type Formulas, hasText } from './formulas.js';
import type { Instances } from './instances.js';
import { expandLoop, loopIsTooLong } from './loops.js';
import { kindWords, type Messages } from './messages.js';
import { GroupNames, type Names } from './names.js';
import { isVisible, QuestionReader } from './question-reader.js';
import { checkMetadata, questionType } from './question-settings.js';
import { readType, type RowType } from './question-types.js';
import type { ChoiceLists } from './read-choices.js';
import { type ExternalSheets, SelectReader } from './select-reader.js';
import type { Table, TableRow } from './table.js';

/** Levels of groups in groups. */
const MOST_LEVELS = 32;
const MOST_QUESTIONS = 20_000;

export interface SurveyParts {
  readonly messages: Messages;
  readonly formulas: Formulas;
  readonly lists: ChoiceLists;
  readonly names: Names;
  readonly instances: Instances;
  readonly external: ExternalSheets;
}

/** The group, repeat or loop whose rows are being read. */
interface Level {
  readonly kind: 'survey' | 'group' | 'repeat' | 'loop';
  readonly name: string;
  readonly row: TableRow | undefined;
  readonly list: string;
  readonly items: FormItem[];
  readonly names: GroupNames;
  /** The list that all questions of a table-list have; `''` until the first. */
  table: string | undefined;
}

/** An answer that is saved to an entity: its row, and where it is. */
export interface SavedRow {
  readonly row: TableRow;
  readonly path: readonly string[];
  readonly repeats: readonly string[];
}

/** Reads the rows of the survey into groups, repeats and questions. */
export class SurveyReader {
  readonly saved: SavedRow[] = [];
  readonly settings = new Map<string, string>();
  private readonly levels: Level[];
  private readonly selects: SelectReader;
  private readonly rows: QuestionReader;
  private questions = 0;
  /** Levels beyond the deepest: reported once, and not opened. */
  private tooDeep = 0;

  constructor(private readonly parts: SurveyParts) {
    this.levels = [this.level({ kind: 'survey', name: '', row: undefined, list: '' })];
    this.selects = new SelectReader(parts);
    this.rows = new QuestionReader(parts);
  }

  read(table: Table): readonly FormItem[] {
    for (const row of table.rows) this.readRow(row);
    for (const open of this.levels.slice(1))
      if (open.row !== undefined)
        this.parts.messages.add(
          'unmatched-begin',
          { ...open.row.place('name'), value: open.name },
          kindWords(open.kind),
        );
    while (this.levels.length > 1) this.close();
    return this.top.items;
  }

  private get top(): Level {
    return this.levels.at(-1) as Level;
  }

  private level(opened: Pick<Level, 'kind' | 'name' | 'row' | 'list'>): Level {
    const appearance = opened.row?.text('appearance').split(' ') ?? [];
    const table = appearance.includes('table-list') ? '' : undefined;
    return { ...opened, items: [], names: new GroupNames(this.parts.messages), table };
  }

  private readRow(row: TableRow): void {
    const { messages, formulas } = this.parts;
    if (row.text('disabled') !== '') messages.add('disabled-row', row.place('disabled'));
    if (/^(?:yes|true|true\(\))$/i.test(row.text('disabled'))) return;
    const written = row.text('type');
    if (written === '') {
      const isComment = row.text('name') === '' && !hasText(row.byLanguage('label'));
      messages.add(isComment ? 'row-skipped' : 'no-type', row.place('type'));
      return;
    }
    const type = readType(written);
    if (type.is === 'setting') {
      this.settings.set(type.key, row.text('name'));
      return;
    }
    if (row.text('save_to') !== '' && (type.is === 'begin' || type.is === 'end'))
      messages.add('save-to-group', row.place('save_to'));
    if (type.is === 'end') return this.end(type.of, row);
    formulas.collect(row, (key) => !['type', 'name'].includes(key));
    if (type.is === 'metadata' && type.of === 'audit') this.addAudit(row);
    else this.readNamed(row, type);
  }

  /** The log of answering has a fixed name and belongs to the whole form, in whatever group it is written. */
  private addAudit(row: TableRow): void {
    checkMetadata('audit', row, this.parts.messages);
    this.levels[0]?.items.push(this.rows.question(row, 'audit', { kind: 'metadata', of: 'audit' }));
  }

  private readNamed(row: TableRow, type: RowType): void {
    const { messages } = this.parts;
    const isNote = type.is === 'question' && type.kind === 'note';
    const name = row.text('name') || (isNote ? `generated_note_name_${row.number}` : '');
    if (name === '') {
      messages.add('no-name', row.place('name'));
      // the level is opened all the same, so that its end is not reported too
      if (type.is === 'begin') this.levels.push(this.level({ kind: type.of, name: '', row, list: type.list }));
      return;
    }
    this.top.names.take(name, row);
    if (row.text('save_to') !== '') this.saved.push({ row, path: this.path(), repeats: this.repeats() });
    switch (type.is) {
      case 'begin':
        return this.begin(row, name, type);
      case 'select':
        return this.select(row, name, type);
      case 'instance':
        return this.parts.instances.addFile(`${name}.${type.extension}`, row.place('name'));
      case 'metadata':
        checkMetadata(type.of, row, messages);
        return this.add(row, name, { kind: 'metadata', of: type.of });
      case 'question':
        if (row.text('type').startsWith('osm')) messages.add('not-used-type', row.place('type'));
        return this.add(row, name, questionType(type.kind, row, this.parts));
      default:
        this.refuseType(row);
    }
  }

  private refuseType(row: TableRow): void {
    const type = row.text('type');
    const code =
      type === 'include' ? 'included-section' : /^(?:select[ _1]|rank$)/.test(type) ? 'no-list' : 'unknown-type';
    this.parts.messages.add(code, row.place('type'));
  }

  private begin(row: TableRow, name: string, { of, list }: RowType & { is: 'begin' }): void {
    const { messages, names, lists } = this.parts;
    if (of === 'repeat') names.addRepeat(name, row);
    names.add(name, {
      kind: of === 'repeat' ? 'repeat' : 'group',
      visible: false,
      repeats: this.repeats(),
      path: this.path(),
    });
    if (this.levels.length > MOST_LEVELS) {
      if (this.tooDeep === 0) messages.add('too-deep', row.place('type'), { most: String(MOST_LEVELS) });
      this.tooDeep += 1;
      return;
    }
    if (of === 'loop' && lists.choicesOf(list) === undefined)
      messages.add(list === '' ? 'no-list' : 'unknown-list', row.place('type'), { list, sheet: 'choices' });
    if (row.text('repeat_count') !== '' && of === 'repeat') this.takeCount(row, name);
    this.levels.push(this.level({ kind: of, name, row, list }));
  }

  /** A count that is more than one reference becomes a calculation next to the repeat, as in the reference converter. */
  private takeCount(row: TableRow, name: string): void {
    if (/^\$\{[^}]*\}$/.test(row.text('repeat_count'))) return;
    this.top.names.take(`${name}_count`, row, true);
  }

  private end(of: 'group' | 'repeat' | 'loop', row: TableRow): void {
    if (this.tooDeep > 0) {
      this.tooDeep -= 1;
      return;
    }
    if (this.levels.length === 1 || this.top.kind !== of) {
      this.parts.messages.add('unmatched-end', row.place('type'), kindWords(of));
      return;
    }
    this.close();
  }

  private close(): void {
    const level = this.levels.pop();
    if (level?.row === undefined) return;
    const { row, name, items } = level;
    const named = this.rows.named(row, name);
    if (level.kind === 'repeat') {
      const count = this.parts.formulas.formula(row, 'repeat_count');
      this.top.items.push({ kind: 'repeat', ...named, count, items });
    } else if (level.kind === 'loop') {
      const choices = this.parts.lists.choicesOf(level.list) ?? [];
      if (loopIsTooLong(items, choices))
        return this.parts.messages.add('loop-too-long', row.place('type'), {
          items: `${items.length * choices.length}`,
        });
      this.top.items.push({ kind: 'group', ...named, items: expandLoop(items, choices, named.source) });
      if (choices.length > 1) this.nameLoop(items, choices.length);
    } else this.top.items.push({ kind: 'group', ...named, items });
  }

  /** The questions of a loop exist once for each choice, so that references to them are ambiguous. */
  private nameLoop(items: readonly FormItem[], times: number): void {
    this.questions += items.length * (times - 1);
    for (const { name } of items)
      this.parts.names.add(name, { kind: 'question', visible: true, repeats: this.repeats(), path: this.path() });
  }

  private select(row: TableRow, name: string, type: RowType & { is: 'select' }): void {
    const { messages, names } = this.parts;
    const choices: ChoiceSource | undefined = this.selects.read(row, type);
    if (this.top.table !== undefined) {
      if (this.top.table === '' && row.text('choice_filter') !== '')
        messages.add('table-list-filter', row.place('choice_filter'));
      if (![type.list, ''].includes(this.top.table)) messages.add('table-list-mismatch', row.place('type'));
      this.top.table = type.list;
    }
    if (choices === undefined) {
      // references to it are not to be reported too
      names.add(name, { kind: 'question', visible: true, repeats: this.repeats(), path: this.path() });
      return;
    }
    this.add(row, name, { kind: type.kind, choices });
    if (type.orOther) this.addOther(row, name);
  }

  /** The text question that `or_other` adds. */
  private addOther(row: TableRow, name: string): void {
    const other = `${name}_other`;
    this.top.names.take(other, row, true);
    const label = Object.fromEntries(
      Object.keys(row.byLanguage('label')).map((language) => [language, otherLabel(language)]),
    );
    const relevant = this.parts.formulas.parse(`selected(../${name}, 'other')`, row.place('type'));
    // only its own label and relevance: constraint, default and role of the row are about the choices
    const { id: _, ...asked } = newQuestion('', other);
    this.push({ ...asked, label, relevant, source: row.source });
  }

  private add(row: TableRow, name: string, type: QuestionType): void {
    const question = this.rows.question(row, name, type);
    this.rows.checkTexts(question, row);
    this.push(question);
  }

  private push(question: FormQuestion): void {
    const { messages, names } = this.parts;
    this.questions += 1;
    if (this.questions === MOST_QUESTIONS + 1)
      messages.add(
        'too-many-questions',
        { ...question.source, column: 'type', value: '' },
        { most: String(MOST_QUESTIONS) },
      );
    if (this.questions > MOST_QUESTIONS) return;
    names.add(question.name, {
      kind: 'question',
      visible: isVisible(question),
      repeats: this.repeats(),
      path: this.path(),
    });
    this.top.items.push(question);
  }

  private path(): readonly string[] {
    return this.levels.slice(1).map(({ name }) => name);
  }

  private repeats(): readonly string[] {
    return this.levels.filter(({ kind }) => kind === 'repeat').map(({ name }) => name);
  }
}
