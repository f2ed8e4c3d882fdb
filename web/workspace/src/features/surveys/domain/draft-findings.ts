import type { FormModel } from '#server/surveys/form/model/form-model.js';
import { itemsOf } from '#server/surveys/form/model/form-model.js';
import { numbered } from '#server/surveys/form/editing/index.js';
import type { Schema } from '#shared';

type Message = Schema<'FormMessageResponse'>;
export type TestResult = Schema<'FormTestResponse'>;

/** What the checks say, at its place in the editor. */
export interface Finding {
  readonly severity: 'error' | 'warning' | 'obstacle';
  /** A column of the XLSForm without its language; blank: the item. */
  readonly column: string;
  readonly text: Message['text'];
  readonly fix: Message['text'] | null;
}

export interface PlacedFindings {
  readonly ofItem: ReadonlyMap<string, readonly Finding[]>;
  readonly ofList: ReadonlyMap<string, readonly Finding[]>;
  readonly ofForm: readonly Finding[];
  /** Results of tests, by their ids. */
  readonly ofTest: ReadonlyMap<string, TestResult>;
  readonly answerLength: Schema<'FormFindingsResponse'>['answerLength'];
}

/** Rows of messages are those of the written XLSForm of the model that was checked. */
export function placedFindings(
  model: FormModel,
  { messages, obstacles, tests, answerLength }: Schema<'FormFindingsResponse'>,
): PlacedFindings {
  const items = new Map([...itemsOf(numbered(model).items)].map(({ source, id = '' }) => [source.row, id]));
  const lists = model.lists.flatMap(({ name, choices }) => choices.map(() => name));
  const [ofItem, ofList, ofForm] = [new Map<string, Finding[]>(), new Map<string, Finding[]>(), [] as Finding[]];
  const add = (finding: Finding, sheet: string, row: number): void => {
    const item = sheet === 'survey' ? items.get(row) : undefined;
    const list = sheet === 'choices' ? lists[row - 2] : undefined;
    if (item !== undefined) ofItem.set(item, [...(ofItem.get(item) ?? []), finding]);
    else if (list !== undefined) ofList.set(list, [...(ofList.get(list) ?? []), finding]);
    else ofForm.push(finding);
  };
  for (const { severity, column, text, fix, sheet, row } of messages)
    add({ severity, column: column.split('::')[0] ?? '', text, fix }, sheet, row);
  for (const { detail, row } of obstacles)
    add({ severity: 'obstacle', column: '', text: detail, fix: null }, 'survey', row);
  return { ofItem, ofList, ofForm, ofTest: new Map(tests.map((result) => [result.id, result])), answerLength };
}
