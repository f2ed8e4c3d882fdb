import type { FormItem, FormModel, FormQuestion } from '../form/model/form-model.js';
import { itemsOf } from '../form/model/form-model.js';
import { loadForm } from '../form/evaluation/load-form.js';
import { CircularCalculation } from '../form/evaluation/rule-order.js';
import { nodesOf, partsOf, type XPath } from '../form/xpath/tree.js';
import { Formulas } from './formulas.js';
import { Instances } from './instances.js';
import { Messages, type XlsformMessage } from './messages.js';
import { Names } from './names.js';
import { ChoiceLists } from './read-choices.js';
import { EntityReader } from './read-entities.js';
import { type SurveyParts, SurveyReader } from './survey-reader.js';
import { type Table, tableOf, type TableRow } from './table.js';
import type { Workbook } from '../../platform/storage/xlsx/workbook.js';
import type { FormSheet } from './workbook.js';
import { sheetOf } from './workbook.js';

export interface FormReading {
  /** Null if there is any error. */
  readonly model: FormModel | null;
  readonly messages: readonly XlsformMessage[];
  readonly questions: number;
}

/** Names of a cycle that a message shows. */
const MOST_NAMES = 4;

const YES = /^(?:yes|true|true\(\))$/i;

/** Reads the form of a workbook. `fallbackName` is its id if the settings have none. */
export function readForm(workbook: Workbook, fallbackName: string): FormReading {
  return new FormReader(workbook, fallbackName).read();
}

class FormReader {
  private readonly messages = new Messages();
  private readonly formulas = new Formulas(this.messages);
  private readonly names = new Names(this.messages);
  private readonly instances = new Instances(this.messages);

  constructor(
    private readonly workbook: Workbook,
    private readonly fallbackName: string,
  ) {}

  read(): FormReading {
    const settings = this.settings();
    const collapse = !/^(?:no|false|false\(\))$/i.test(settings?.text('clean_text_values') ?? '');
    const survey = this.table('survey', collapse);
    if (survey === undefined) {
      const place = { sheet: 'survey', row: 1, column: '', value: '' };
      this.messages.add('no-survey-sheet', place, { similar: this.similarTo('survey') });
      return { model: null, messages: this.messages.all, questions: 0 };
    }
    const duplicates = YES.test(settings?.text('allow_choice_duplicates') ?? '');
    const parts = this.parts(duplicates);
    for (const { name } of parts.lists.all()) this.instances.addList(name);
    const entities = new EntityReader(this.messages, this.formulas, this.names);
    const entityTable = this.table('entities');
    entities.read(entityTable);
    if (!survey.columns.some(({ key }) => key === 'type'))
      this.messages.add('missing-column', survey.place, { column: 'type' });
    this.addGenerated(settings);
    const reader = new SurveyReader(parts);
    const items = reader.read(survey);
    const lists = entities.finish(reader.saved);
    for (const { name } of lists) this.instances.addList(name);
    const model = this.model(
      { items, settings, reader, columns: survey.columns.map(({ language }) => language) },
      parts,
    );
    this.check(survey, model);
    if (!this.messages.hasErrors) this.checkCycles(model, survey);
    const questions = [...itemsOf(items)].filter(({ kind }) => kind === 'question').length;
    if (survey.rows.length === 0) this.messages.add('empty-survey', survey.place);
    return {
      // files that expressions look things up in are known only when all have been checked
      model: this.messages.hasErrors ? null : { ...model, attachments: this.instances.files(), entities: lists },
      messages: this.messages.all,
      questions,
    };
  }

  /** Names that every set of answers has, so that texts may refer to them. */
  private addGenerated(settings: TableRow | undefined): void {
    const generated = { kind: 'question', visible: false, repeats: [], path: [] } as const;
    if (!YES.test(settings?.text('omit_instanceid') ?? '')) this.names.add('instanceID', generated);
    if (settings?.text('instance_name')) this.names.add('instanceName', generated);
  }

  private parts(duplicates: boolean): SurveyParts {
    const { messages, formulas, names, instances } = this;
    const lists = new ChoiceLists(messages, duplicates);
    const choices = this.table('choices', false);
    if (choices !== undefined) lists.read(choices, formulas);
    // codes of external choices repeat in each district, and are filtered
    const external = new ChoiceLists(messages, true);
    const externalTable = this.table('external_choices', false);
    if (externalTable !== undefined) external.read(externalTable, formulas);
    const similarTo = (sheet: string): string => this.similarTo(sheet);
    return { messages, formulas, names, instances, lists, external: { lists: external, similarTo } };
  }

  private table(kind: FormSheet, collapse = false): Table | undefined {
    const sheet = sheetOf(this.workbook, kind);
    return sheet === undefined || sheet.rows.length === 0
      ? undefined
      : tableOf(sheet, kind, { messages: this.messages, collapse });
  }

  private settings(): TableRow | undefined {
    const [first, second] = this.table('settings')?.rows ?? [];
    if (second !== undefined) this.messages.add('several-settings', second.place('form_id'));
    if (first !== undefined) this.formulas.collect(first, (key) => key === 'instance_name');
    return first;
  }

  private model(
    {
      items,
      settings,
      reader,
      columns,
    }: { items: readonly FormItem[]; settings: TableRow | undefined; reader: SurveyReader; columns: readonly string[] },
    { lists, external }: SurveyParts,
  ): FormModel {
    const setting = (key: string): string => settings?.text(key) || reader.settings.get(key) || '';
    const id = setting('form_id') || setting('id_string') || this.fallbackName;
    const found = [...new Set(columns)].filter((language) => language !== '');
    const languages = found.length === 0 ? [''] : found;
    return {
      id,
      title: setting('form_title') || id,
      version: setting('version'),
      languages,
      defaultLanguage: setting('default_language') || (languages[0] ?? ''),
      instanceName: settings === undefined ? undefined : this.formulas.formula(settings, 'instance_name'),
      items,
      lists: lists.all(),
      externalLists: external.lists.all(),
      attachments: [],
      entities: [],
    };
  }

  /** What can be checked only when all names are known. */
  private check(survey: Table, model: FormModel): void {
    for (const { name, place } of this.formulas.mentions) this.names.check(name, place);
    const questions = [...itemsOf(model.items)].filter((item) => item.kind === 'question');
    const columns = columnsOfLists(model);
    const rows = new Map(survey.rows.map((row) => [row.number, row]));
    for (const question of questions) {
      const row = rows.get(question.source.row);
      if (row === undefined) continue;
      this.checkLookups(question, row);
      this.checkTriggers(question, row);
      this.checkFilter(question, row, columns);
    }
    const searched = new Set(questions.flatMap(searchedList));
    for (const question of questions) this.checkGeometry(question, rows.get(question.source.row), searched);
  }

  private checkLookups({ calculation, constraint, relevant }: FormQuestion, row: TableRow): void {
    for (const formula of [calculation, constraint, relevant])
      for (const node of formula === undefined ? [] : nodesOf(formula.tree)) {
        const file = node.kind === 'call' && node.name === 'pulldata' ? node.args[0] : undefined;
        if (file?.kind === 'string')
          this.instances.addLookup(file.value.replace(/\.csv$/, ''), row.place('calculation'));
      }
  }

  private checkTriggers({ triggers }: FormQuestion, row: TableRow): void {
    for (const name of triggers)
      if (this.names.only(name)?.visible === false) this.messages.add('hidden-trigger', row.place('trigger'), { name });
  }

  /** The bare names of a filter are columns of its list. Those of files are checked when the files are known. */
  private checkFilter({ type }: FormQuestion, row: TableRow, columns: ReadonlyMap<string, ReadonlySet<string>>): void {
    const source = 'choices' in type ? type.choices : undefined;
    if (source?.filter === undefined) return;
    const { from, filter } = source;
    const list = 'list' in from ? from.list : 'externalList' in from ? from.externalList : '';
    const known = columns.get(list);
    for (const column of known === undefined ? [] : bareNames(filter.tree))
      if (known?.has(column) === false)
        this.messages.add('unknown-column', row.place('choice_filter'), { column, list });
  }

  /** The places that a map question offers come from a list, a file or a repeat. */
  private checkGeometry({ type }: FormQuestion, row: TableRow | undefined, searched: ReadonlySet<string>): void {
    const source = 'settings' in type ? type.settings['reference-geometry'] : undefined;
    if (source === undefined || row === undefined) return;
    const name = /^\$\{(.*)\}$/.exec(source)?.[1];
    const known = name === undefined ? this.instances.has(source) && !searched.has(source) : this.names.isRepeat(name);
    if (!known) this.messages.add('unknown-geometry', row.place('parameters'));
  }

  /** Calculations that depend on themselves by references or paths, as the engine finds them. */
  private checkCycles(model: FormModel, { rows }: Table): void {
    try {
      loadForm(model);
    } catch (error) {
      if (!(error instanceof CircularCalculation)) throw error;
      const { nodes } = error;
      const [first] = nodes;
      const row = rows.find(({ number }) => number === first?.item?.source.row);
      const names = nodes.slice(0, MOST_NAMES).map(({ name }) => name);
      const round = [...names, ...(nodes.length > MOST_NAMES ? ['…'] : []), names[0]].join(' → ');
      if (row !== undefined)
        this.messages.add('circular-calculation', row.place(first?.isRepeat ? 'repeat_count' : 'calculation'), {
          names: round,
        });
    }
  }

  /** A sentence about sheets whose name differs by a few letters. */
  private similarTo(wanted: string): string {
    const similar = this.workbook.sheetNames.filter(
      (name) => distance(name.toLowerCase(), wanted) <= 2 && name.toLowerCase() !== wanted,
    );
    return similar.length === 0 ? '' : ` (${similar.join(', ')}?)`;
  }
}

/** What filters can read of each choice list: the columns in which a choice has a value. */
function columnsOfLists({ lists, externalLists }: FormModel): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(
    [...lists, ...externalLists].map(({ name, choices }) => [
      name,
      new Set(['name', 'label', ...choices.flatMap(({ attributes }) => Object.keys(attributes))]),
    ]),
  );
}

/** The names in an expression that are not in a path of several steps, nor in a condition on other rows. */
function bareNames(tree: XPath): ReadonlySet<string> {
  const names = new Set<string>();
  const waiting = [tree];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.kind !== 'path') waiting.push(...partsOf(node));
    const [step, ...more] = node.kind === 'path' && node.start === 'context' ? node.steps : [];
    if (step?.axis === 'child' && step.name !== '*' && more.length === 0) names.add(step.name);
  }
  return names;
}

/** The list of a question whose choices are searched in a file when it is answered: it cannot be looked up. */
function searchedList({ type, appearance }: FormQuestion): readonly string[] {
  const isSearched = appearance.some((word) => word.startsWith('search('));
  return isSearched && 'choices' in type && 'list' in type.choices.from ? [type.choices.from.list] : [];
}

/** Levenshtein's distance between two names, which are short. */
function distance(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 2) return 3;
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
