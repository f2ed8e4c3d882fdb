import path from 'node:path';
import type { ChoiceSource } from '../form/model/form-model.js';
import type { Formulas } from './formulas.js';
import type { Instances } from './instances.js';
import type { Messages } from './messages.js';
import { isName } from './names.js';
import { Parameters } from './parameters.js';
import type { RowType } from './question-types.js';
import type { ChoiceLists } from './read-choices.js';
import type { TableRow } from './table.js';

const EXTENSIONS = ['.csv', '.xml', '.geojson'];
const REFERENCE = /^\$\{\s*([^}]*?)\s*\}$/;

export interface ExternalSheets {
  readonly lists: ChoiceLists;
  /** A sentence that names sheets with a similar name, for a message about a missing sheet. */
  readonly similarTo: (sheet: string) => string;
}

interface SelectParts {
  readonly messages: Messages;
  readonly formulas: Formulas;
  readonly lists: ChoiceLists;
  readonly instances: Instances;
  readonly external: ExternalSheets;
}

type Select = RowType & { is: 'select' };

/** Reads where the choices of a question come from. */
export class SelectReader {
  constructor(private readonly parts: SelectParts) {}

  /** Undefined if the source was reported. */
  read(row: TableRow, type: Select): ChoiceSource | undefined {
    const parameters = Parameters.of(row, this.parts.messages);
    const fromFile = type.source === 'file';
    parameters.allow('randomize', 'seed', ...(fromFile ? ['value', 'label'] : []));
    const randomize = this.randomize(parameters);
    const from = this.source(row, type, parameters);
    if (from === undefined) return undefined;
    return { from, filter: this.parts.formulas.formula(row, 'choice_filter'), randomize };
  }

  private source(row: TableRow, type: Select, parameters: Parameters): ChoiceSource['from'] | undefined {
    const { messages, instances, formulas } = this.parts;
    const question = REFERENCE.exec(type.list)?.[1];
    if (question !== undefined) {
      formulas.mentions.push({ name: question, place: row.place('type') });
      return { repeatedQuestion: question };
    }
    const extension = path.extname(type.list);
    if (type.source === 'file') {
      if (!EXTENSIONS.includes(extension))
        messages.add('bad-file-extension', { ...row.place('type'), value: type.list });
      else instances.addFile(type.list, row.place('type'));
      for (const key of ['value', 'label'])
        if (!isName(parameters.get(key) ?? key)) parameters.refuse(key, 'the name of a column', '列名');
      const isGeo = extension === '.geojson';
      return {
        file: type.list,
        value: parameters.get('value') ?? (isGeo ? 'id' : 'name'),
        label: parameters.get('label') ?? (isGeo ? 'title' : 'label'),
      };
    }
    return type.source === 'external' ? this.externalList(row, type) : this.list(row, type);
  }

  private externalList(row: TableRow, { list }: Select): ChoiceSource['from'] | undefined {
    const { lists, similarTo } = this.parts.external;
    const place = { ...row.place('type'), value: list };
    if (lists.size === 0)
      this.parts.messages.add('no-external-choices-sheet', place, { similar: similarTo('external_choices') });
    else if (lists.choicesOf(list) === undefined)
      this.parts.messages.add('unknown-list', place, { list, sheet: 'external_choices' });
    else return { externalList: list };
    return undefined;
  }

  private list(row: TableRow, { list, kind, orOther }: Select): ChoiceSource['from'] | undefined {
    const { messages, lists, instances, external } = this.parts;
    const place = { ...row.place('type'), value: list };
    if (EXTENSIONS.includes(path.extname(list)) && lists.choicesOf(list) === undefined) {
      if (orOther) messages.add('other-without-choices', place);
      instances.addFile(list, place);
      return { file: list, value: 'name', label: 'label' };
    }
    const choices = lists.choicesOf(list);
    if (choices === undefined) {
      if (lists.size === 0) messages.add('no-choices-sheet', place, { similar: external.similarTo('choices') });
      else messages.add('unknown-list', place, { list, sheet: 'choices' });
      return undefined;
    }
    const blank = kind === 'selectMultiple' ? choices.find(({ name }) => name.includes(' ')) : undefined;
    if (blank !== undefined) messages.add('blank-in-choice', place, { choice: blank.name });
    if (orOther) this.withOther(row, list);
    return { list };
  }

  private withOther(row: TableRow, list: string): void {
    if (row.text('choice_filter') !== '') this.parts.messages.add('other-with-filter', row.place('choice_filter'));
    this.parts.lists.addOther(list);
  }

  private randomize(parameters: Parameters): ChoiceSource['randomize'] {
    const seed = parameters.get('seed');
    parameters.oneOf('randomize', ['true', 'false']);
    if (seed !== undefined && parameters.get('randomize') === undefined)
      parameters.refuse('seed', 'randomize=true as well', '同时填写 randomize=true');
    else if (seed !== undefined && !REFERENCE.test(seed) && !Number.isFinite(Number(seed)))
      parameters.refuse('seed', 'a number or a reference to a question', '数字或对问题的引用');
    return parameters.get('randomize')?.toLowerCase() === 'true' ? { seed } : undefined;
  }
}
