/**
 * Reads the form of an editor, which may come from any sender: only what the model knows is kept, and every expression is
 * parsed again. Whether the form is sound is decided by the checks of XLSForms, not here.
 */
import type {
  Choice,
  ChoiceList,
  ChoiceSource,
  EntityList,
  Formula,
  FormItem,
  FormModel,
  FormQuestion,
  FormRole,
  FormTest,
  InitialAnswer,
  Media,
  Metadata,
  QuestionType,
  Texts,
} from '../model/form-model.js';
import { FORM_ROLES } from '../model/form-model.js';
import { formulaOf } from './formula.js';

/** The text is no form; `at` is where. */
export class ModelFault extends Error {
  constructor(readonly at: string) {
    super(`not a form: ${at}`);
    this.name = 'ModelFault';
  }
}

type Fields = Readonly<Record<string, unknown>>;

/** Far more than the checks accept, which say so at the group: a draft with too many levels can be saved and corrected. */
const MOST_LEVELS = 200;
const ID = /^[^\p{Cc}]{1,200}$/u;

/** The id of an item that came from a file: the names down to it. */
export const impliedId = (path: readonly string[]): string => `file:${path.join('/')}`;

type IdOf = (id: unknown, path: readonly string[]) => string;

/**
 * The form that a page sent, checked and with its expressions parsed again; an expression with a fault is kept as text. Items
 * without an id, or with one that is used twice, get one of `newId`. Errors: `ModelFault` if it has not the shape of a form.
 */
export function readModel(given: unknown, newId: () => string): FormModel {
  const form = fieldsOf(given, 'form');
  const ids = new Set<string>();
  const idOf = (id: unknown, path: readonly string[]): string => {
    const isNew = (each: unknown): each is string => typeof each === 'string' && ID.test(each) && !ids.has(each);
    const next = [id, impliedId(path)].find(isNew) ?? newId();
    ids.add(next);
    return next;
  };
  return numbered({
    ...{ id: text(form, 'id'), title: text(form, 'title'), version: text(form, 'version') },
    languages: list(form, 'languages').map((language) => asText(language, 'languages')),
    defaultLanguage: text(form, 'defaultLanguage'),
    instanceName: formula(form, 'instanceName'),
    items: list(form, 'items').map((item) => itemOf(item, idOf, [])),
    lists: list(form, 'lists').map(listOf),
    externalLists: list(form, 'externalLists').map(listOf),
    attachments: list(form, 'attachments').map((name) => asText(name, 'attachments')),
    entities: list(form, 'entities').map(entityOf),
    ...(list(form, 'tests').length > 0 && { tests: list(form, 'tests').map(testOf) }),
  });
}

/** Each item with its row in the sheet `survey` of the XLSForm that is written of the form. */
export function numbered(model: FormModel): FormModel {
  let row = 1;
  const rowsOf = (items: readonly FormItem[]): readonly FormItem[] =>
    items.map((item) => {
      row += 1;
      const source = { sheet: 'survey', row };
      if (item.kind === 'question') return { ...item, source };
      const inside = rowsOf(item.items);
      row += 1;
      return { ...item, source, items: inside };
    });
  return { ...model, items: rowsOf(model.items) };
}

function itemOf(given: unknown, idOf: IdOf, above: readonly string[]): FormItem {
  const item = fieldsOf(given, 'items');
  const path = [...above, text(item, 'name')];
  if (path.length > MOST_LEVELS) throw new ModelFault('items');
  const named = {
    ...{ id: idOf(item['id'], path), name: text(item, 'name'), relevant: formula(item, 'relevant') },
    ...{ label: texts(item, 'label'), hint: texts(item, 'hint'), guidance: texts(item, 'guidance') },
    ...{ media: mediaOf(item), source: { sheet: 'survey', row: 0 } },
    appearance: list(item, 'appearance').map((word) => asText(word, 'appearance')),
  };
  const { kind } = item;
  if (kind === 'question') return { kind, ...named, ...questionOf(item) };
  if (kind !== 'group' && kind !== 'repeat') throw new ModelFault('kind');
  const items = list(item, 'items').map((each) => itemOf(each, idOf, path));
  return kind === 'group' ? { kind, ...named, items } : { kind, ...named, items, count: formula(item, 'count') };
}

type OfQuestion = Omit<
  FormQuestion,
  'kind' | 'id' | 'name' | 'label' | 'hint' | 'guidance' | 'media' | 'appearance' | 'relevant' | 'source'
>;

function questionOf(item: Fields): OfQuestion {
  const role = item['role'];
  return {
    type: typeOf(fieldsOf(item['type'], 'type')),
    required: formula(item, 'required'),
    requiredMessage: texts(item, 'requiredMessage'),
    constraint: formula(item, 'constraint'),
    constraintMessage: texts(item, 'constraintMessage'),
    calculation: formula(item, 'calculation'),
    triggers: list(item, 'triggers').map((name) => asText(name, 'triggers')),
    initial: initialOf(item['initial']),
    readOnly: formula(item, 'readOnly'),
    saveTo: optional(item, 'saveTo'),
    role: (FORM_ROLES as readonly unknown[]).includes(role) ? (role as FormRole) : undefined,
  };
}

function initialOf(given: unknown): InitialAnswer | undefined {
  if (given === undefined || given === null) return undefined;
  const initial = fieldsOf(given, 'initial');
  if ('fixed' in initial) return { fixed: text(initial, 'fixed') };
  const first = formula(initial, 'formula');
  return first && { formula: first };
}

const PLAIN: ReadonlySet<unknown> = new Set([
  ...['integer', 'decimal', 'date', 'time', 'dateTime', 'barcode', 'acknowledge', 'note', 'calculate', 'hidden'],
]);

function typeOf(type: Fields): QuestionType {
  const { kind } = type;
  if (PLAIN.has(kind)) return { kind } as QuestionType;
  switch (kind) {
    case 'text':
      return { kind, rows: number(type, 'rows') };
    case 'range':
      return { kind, start: demanded(type, 'start'), end: demanded(type, 'end'), step: demanded(type, 'step') };
    case 'selectOne':
    case 'selectMultiple':
    case 'rank':
      return { kind, choices: choicesOf(fieldsOf(type['choices'], 'choices')) };
    case 'geopoint':
    case 'geotrace':
    case 'geoshape':
      return { kind, settings: texts(type, 'settings') };
    case 'image':
      return { kind, maxPixels: number(type, 'maxPixels') };
    case 'audio':
    case 'video':
    case 'file':
      return { kind, quality: optional(type, 'quality') };
    case 'metadata':
      return { kind, of: text(type, 'of') as Metadata };
    default:
      throw new ModelFault('type');
  }
}

function choicesOf(given: Fields): ChoiceSource {
  const randomize = given['randomize'];
  return {
    from: sourceOf(fieldsOf(given['from'], 'from')),
    filter: formula(given, 'filter'),
    randomize: randomize ? { seed: optional(fieldsOf(randomize, 'randomize'), 'seed') } : undefined,
  };
}

function sourceOf(from: Fields): ChoiceSource['from'] {
  if ('list' in from) return { list: text(from, 'list') };
  if ('externalList' in from) return { externalList: text(from, 'externalList') };
  if ('repeatedQuestion' in from) return { repeatedQuestion: text(from, 'repeatedQuestion') };
  return { file: text(from, 'file'), value: text(from, 'value'), label: text(from, 'label') };
}

function listOf(given: unknown): ChoiceList {
  const found = fieldsOf(given, 'lists');
  return { name: text(found, 'name'), choices: list(found, 'choices').map(choiceOf) };
}

/** The name of a column of choices; one of the names left out would be another part of the choice. */
export const COLUMN =
  /^(?!list_name$|name$|label$|image$|big-image$|audio$|video$|media$)[\p{L}_][\p{L}\p{M}\p{N}_.-]*$/u;

function choiceOf(given: unknown): Choice {
  const choice = fieldsOf(given, 'choices');
  const attributes = Object.entries(texts(choice, 'attributes')).filter(([column]) => COLUMN.test(column));
  return {
    ...{ name: text(choice, 'name'), label: texts(choice, 'label'), media: mediaOf(choice) },
    attributes: Object.fromEntries(attributes),
  };
}

function entityOf(given: unknown): EntityList {
  const entity = fieldsOf(given, 'entities');
  return {
    ...{ name: text(entity, 'name'), label: optional(entity, 'label'), id: formula(entity, 'id') },
    ...{ createIf: formula(entity, 'createIf'), updateIf: formula(entity, 'updateIf') },
  };
}

/** A blank answer stays: it is not the default. */
function answersOf(test: Fields): FormTest['answers'] {
  const answers = Object.entries(fieldsOf(test['answers'] ?? {}, 'tests'));
  return Object.fromEntries(answers.map(([item, answer]) => [item, asText(answer, 'tests')]));
}

/** Tests run whenever the form is checked. */
export const MOST_TESTS = 20;

function testOf(given: unknown, place: number): FormTest {
  if (place >= MOST_TESTS) throw new ModelFault('tests');
  const test = fieldsOf(given, 'tests');
  const ids = (name: string): readonly string[] => list(test, name).map((id) => asText(id, 'tests'));
  return {
    ...{ id: text(test, 'id'), name: text(test, 'name'), answers: answersOf(test) },
    ...{ asked: ids('asked'), notAsked: ids('notAsked') },
  };
}

function mediaOf(given: Fields): Media {
  const media = given['media'] === undefined ? {} : fieldsOf(given['media'], 'media');
  const kinds = (['image', 'bigImage', 'audio', 'video'] as const).filter((kind) => media[kind] !== undefined);
  return Object.fromEntries(kinds.map((kind) => [kind, texts(media, kind)]));
}

function fieldsOf(given: unknown, at: string): Fields {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw new ModelFault(at);
  return given as Fields;
}

function list(from: Fields, name: string): readonly unknown[] {
  const given = from[name] ?? [];
  if (!Array.isArray(given)) throw new ModelFault(name);
  return given;
}

function asText(given: unknown, at: string): string {
  if (typeof given !== 'string') throw new ModelFault(at);
  return given;
}

const text = (from: Fields, name: string): string => asText(from[name] ?? '', name);

function optional(from: Fields, name: string): string | undefined {
  return text(from, name) || undefined;
}

function number(from: Fields, name: string): number | undefined {
  const given = from[name] ?? undefined;
  if (given !== undefined && !Number.isFinite(given)) throw new ModelFault(name);
  return given as number | undefined;
}

function demanded(from: Fields, name: string): number {
  const given = number(from, name);
  if (given === undefined) throw new ModelFault(name);
  return given;
}

/** Blank texts are left out, as readers of files do. */
function texts(from: Fields, name: string): Texts {
  const entries = Object.entries(from[name] === undefined ? {} : fieldsOf(from[name], name));
  return Object.fromEntries(
    entries.map(([key, given]) => [key, asText(given, name)]).filter(([, given]) => given !== ''),
  );
}

/** An expression as it is stored, or its text. */
function formula(from: Fields, name: string): Formula | undefined {
  const given = from[name];
  if (given === undefined || given === null) return undefined;
  return formulaOf(text(fieldsOf(given, name), 'text'));
}

/** The form without its trees, which the reader makes again. */
export function withoutTrees(model: FormModel): object {
  return JSON.parse(JSON.stringify(model, (key, value: unknown) => (key === 'tree' ? undefined : value))) as object;
}
