/** What differs between two versions of a questionnaire, in the order of the later one. */
import type { Bilingual } from '../form/index.js';
import type { Choice, ChoiceList, FormItem, FormModel, FormQuestion } from '../form/model/form-model.js';
import type { FormFileRef } from './form-files.js';
import { bilingual, type FormLanguages, languagesOf, shownTexts } from './form-summary.js';
import { type AtPath, itemsAtPaths, sameItems } from './same-items.js';

export const CHANGE_KINDS = ['added', 'removed', 'renamed', 'moved', 'changed'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export const CHANGED_PARTS = [
  ...([
    'name',
    'group',
    'type',
    'label.en',
    'label.zh',
    'hint.en',
    'hint.zh',
    'guidance',
    'message',
    'required',
  ] as const),
  ...(['relevant', 'count', 'constraint', 'calculation', 'filter', 'initial', 'role', 'choices', 'other'] as const),
] as const;
export type ChangedPart = (typeof CHANGED_PARTS)[number];

export interface PartChange {
  readonly part: ChangedPart;
  /** Blank where there was or is nothing. */
  readonly before: string;
  readonly after: string;
}

export interface FormChange {
  readonly kind: ChangeKind;
  /** In the later version; of a removed item, in the earlier one. */
  readonly name: string;
  readonly label: Bilingual;
  readonly parts: readonly PartChange[];
}

interface Side {
  readonly model: FormModel;
  readonly languages: FormLanguages;
  readonly placed: readonly AtPath[];
}

const sideOf = (model: FormModel): Side => {
  return { model, languages: languagesOf(model), placed: itemsAtPaths(model.items) };
};

export function changesBetween(before: FormModel, after: FormModel): readonly FormChange[] {
  const [was, is] = [sideOf(before), sideOf(after)];
  const pairs = sameItems(was.placed, is.placed);
  const stayed = keptInOrder([...pairs].map(([, old]) => was.placed.indexOf(old)));
  const moved = new Set([...pairs.keys()].filter((_, place) => !stayed.has(place)));
  const changes = is.placed.flatMap((placed): readonly FormChange[] => {
    const old = pairs.get(placed);
    const shown = { name: placed.item.name, label: shownTexts(placed.item.label, is.languages) };
    if (old === undefined) return [{ kind: 'added', ...shown, parts: [] }];
    const parts = partsChanged({ side: was, ...old }, { side: is, ...placed });
    if (old.item.name !== placed.item.name) return [{ kind: 'renamed', ...shown, parts }];
    if (parts.length > 0) return [{ kind: 'changed', ...shown, parts }];
    return moved.has(placed) ? [{ kind: 'moved', ...shown, parts }] : [];
  });
  const kept = new Set(pairs.values());
  const removed = was.placed
    .filter((placed) => !kept.has(placed))
    .map(({ item }): FormChange => {
      return { kind: 'removed', name: item.name, label: shownTexts(item.label, was.languages), parts: [] };
    });
  return [...changes, ...removed];
}

/** Files of questionnaires that were added, removed or replaced. */
export function filesChanged(before: readonly FormFileRef[], after: readonly FormFileRef[]): readonly FormChange[] {
  const was = new Map(before.map(({ name, sha256 }) => [name, sha256]));
  const is = new Map(after.map(({ name, sha256 }) => [name, sha256]));
  const change = (kind: ChangeKind, name: string, parts: readonly PartChange[] = []): readonly FormChange[] => [
    { kind, name, label: { en: 'File', zh: '文件' }, parts },
  ];
  const present = [...is].flatMap(([name, hash]) => {
    const old = was.get(name);
    if (old === undefined) return change('added', name);
    return old === hash ? [] : change('changed', name, [{ part: 'other', before: old, after: hash }]);
  });
  return [...present, ...[...was.keys()].flatMap((name) => (is.has(name) ? [] : change('removed', name)))];
}

/**
 * The places of a longest increasing subsequence: what kept its order, so that one moved question does not make all others
 * look moved (Fredman, *Discrete Mathematics* 11, 1975).
 */
function keptInOrder(places: readonly number[]): ReadonlySet<number> {
  const ends: number[] = [];
  const previous: number[] = [];
  places.forEach((place, at) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (places[ends[middle]!]! < place) low = middle + 1;
      else high = middle;
    }
    previous[at] = low === 0 ? -1 : ends[low - 1]!;
    ends[low] = at;
  });
  const kept = new Set<number>();
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at]!) kept.add(at);
  return kept;
}

type OfSide = AtPath & { readonly side: Side };

function partsChanged(before: OfSide, after: OfSide): readonly PartChange[] {
  const [was, is] = [textsOf(before), textsOf(after)];
  return CHANGED_PARTS.filter((part) => was[part] !== is[part]).map((part) =>
    part === 'choices' ? choicesChanged(was[part], is[part]) : { part, before: was[part], after: is[part] },
  );
}

/** Only the choices that differ, because lists are long; all of them if only their order does. */
function choicesChanged(was: string, is: string): PartChange {
  const [before, after] = [was.split('\n'), is.split('\n')];
  const without = (lines: readonly string[], others: readonly string[]): string => {
    const known = new Set(others);
    return lines.filter((line) => !known.has(line)).join('\n');
  };
  const differing = { part: 'choices', before: without(before, after), after: without(after, before) } as const;
  return differing.before === differing.after ? { part: 'choices', before: was, after: is } : differing;
}

/** Each part of an item as a text that can be compared and shown. */
function textsOf({ item, path, side }: OfSide): Readonly<Record<ChangedPart, string>> {
  const [label, hint] = [bilingual(item.label, side.languages), bilingual(item.hint, side.languages)];
  return {
    ...{
      name: item.name,
      group: path.at(-2) ?? '',
      'label.en': label.en,
      'label.zh': label.zh,
      'hint.en': hint.en,
      'hint.zh': hint.zh,
    },
    ...{ guidance: joined(item.guidance), relevant: item.relevant?.text ?? '' },
    count: item.kind === 'repeat' ? (item.count?.text ?? '') : '',
    ...(item.kind === 'question' ? questionTexts(item, side) : groupTexts(item)),
    other: JSON.stringify([item.appearance, item.media, item.kind === 'question' ? furtherOf(item) : []]),
  };
}

type OfQuestion = Omit<
  Readonly<Record<ChangedPart, string>>,
  'name' | 'group' | 'count' | 'label.en' | 'label.zh' | 'hint.en' | 'hint.zh' | 'guidance' | 'relevant' | 'other'
>;

const groupTexts = (item: FormItem): OfQuestion => ({
  ...{ type: item.kind, message: '', required: '', constraint: '', calculation: '', filter: '', initial: '', role: '' },
  choices: '',
});

function questionTexts(item: FormQuestion, { model, languages }: Side): OfQuestion {
  const { type, initial } = item;
  const first = initial === undefined ? '' : 'fixed' in initial ? initial.fixed : initial.formula.text;
  return {
    ...{ type: type.kind, message: [joined(item.requiredMessage), joined(item.constraintMessage)].join('\n').trim() },
    ...{ required: item.required?.text ?? '', constraint: item.constraint?.text ?? '', initial: first },
    ...{ calculation: item.calculation?.text ?? '', role: item.role ?? '' },
    filter: 'choices' in type ? (type.choices.filter?.text ?? '') : '',
    choices: choicesText(type, model.lists, languages),
  };
}

const joined = (texts: Readonly<Record<string, string>>): string => Object.values(texts).join(' / ');

/** One line for each choice: its code, both texts and the columns that filters read. */
function choicesText(type: FormQuestion['type'], lists: readonly ChoiceList[], languages: FormLanguages): string {
  if (!('choices' in type)) return '';
  const { from } = type.choices;
  if (!('list' in from)) return Object.values(from).join(' ');
  const line = ({ name, label, attributes }: Choice): string => {
    const { en, zh } = bilingual(label, languages);
    const columns = Object.entries(attributes).map(([column, value]) => ` [${column}: ${value}]`);
    const texts = [en, zh].filter((text) => text !== '').join(' / ');
    return `${name}${texts && `: ${texts}`}${columns.join('')}`;
  };
  return (lists.find(({ name }) => name === from.list)?.choices ?? []).map(line).join('\n');
}

/** What has no part of its own. */
function furtherOf({ type, triggers, readOnly, saveTo }: FormQuestion): readonly unknown[] {
  const { choices, ...settings } = 'choices' in type ? type : { ...type, choices: undefined };
  return [settings, choices?.randomize, triggers, readOnly?.text, saveTo];
}
