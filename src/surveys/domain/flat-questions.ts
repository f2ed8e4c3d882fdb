import type { Repeat } from '../form/index.js';
import type { FormItem, FormModel, FormQuestion, Formula } from '../form/model/form-model.js';
import { itemsOf } from '../form/model/form-model.js';
import { MOST_INSTANCES } from './form-obstacles.js';
import { hasText, languagesOf, shownTexts } from './form-summary.js';
import { statedMost } from './repeat-limits.js';

type FormRepeat = FormItem & { kind: 'repeat' };

/** A question with what is around it. */
export interface Flat {
  readonly item: FormQuestion;
  /** The name by which answers are stored. */
  readonly name: string;
  readonly groups: readonly FormItem[];
  /** The groups in the innermost repeat; all, if there is none. */
  readonly within: readonly FormItem[];
  /** The name of a question by which answers are stored, in some groups; undefined if there is none. */
  readonly nameIn: (groups: readonly FormItem[], name: string) => string | undefined;
  /** The repeats around it under the names by which answers are stored, the outermost first. */
  readonly repeats: readonly { readonly item: FormRepeat; readonly name: string }[];
}

/**
 * The questions of a form in their order. A question keeps its name if it is the only one with this name; otherwise its
 * column has the names of its groups before it.
 */
export function flatQuestions({ items }: FormModel): readonly Flat[] {
  const names = [...itemsOf(items)].map(({ name }) => name);
  const once = new Set(names.filter((name) => names.indexOf(name) === names.lastIndexOf(name)));
  const below = (inside: readonly FormItem[], groups: readonly FormItem[]): readonly Flat[] =>
    inside.flatMap((item) => {
      if (item.kind !== 'question') return below(item.items, [...groups, item]);
      const within = groups.slice(groups.findLastIndex(({ kind }) => kind === 'repeat') + 1);
      return [{ item, name: nameOf(item, groups), groups, within, nameIn, repeats: repeatsAround(groups) }];
    });
  const nameOf = (item: FormItem, groups: readonly FormItem[]): string =>
    once.has(item.name) ? item.name : [...groups, item].map(({ name }) => name).join('.');
  const nameIn = (groups: readonly FormItem[], name: string): string | undefined => {
    const group = groups.at(-1);
    const around = group === undefined ? items : group.kind === 'question' ? [] : group.items;
    const item = around.find((each) => each.name === name && each.kind === 'question');
    return item && nameOf(item, groups);
  };
  const repeatsAround = (groups: readonly FormItem[]): Flat['repeats'] =>
    groups.flatMap((item, at) => (item.kind === 'repeat' ? [{ item, name: nameOf(item, groups.slice(0, at)) }] : []));
  return below(items, []);
}

/** The repeats of a form, those around others first. */
export function repeatsOf(flat: readonly Flat[], model: FormModel): readonly Repeat[] {
  const languages = languagesOf(model);
  const found = new Map<string, Repeat>();
  for (const each of flat)
    each.repeats.forEach(({ item, name }, at) => {
      if (found.has(name)) return;
      const outer = each.repeats[at - 1];
      const before = each.groups.slice(0, each.groups.indexOf(item));
      const from = outer === undefined ? 0 : each.groups.indexOf(outer.item) + 1;
      found.set(name, {
        ...{ name, label: hasText(item.label) ? shownTexts(item.label, languages) : { en: item.name, zh: item.name } },
        relevant: relevanceOf([...before.slice(from), item], each, before.slice(0, from)),
        ...{ count: withoutGroups(item.count, each, before) },
        most: Math.min(statedMost(item, model) ?? MOST_INSTANCES, MOST_INSTANCES),
        ...(outer && { repeat: outer.name }),
      });
    });
  return [...found.values()];
}

/** The relevance of items of which each is in the one before; `outside`: the groups around the first. */
export function relevanceOf(items: readonly FormItem[], flat: Flat, outside: readonly FormItem[]): string {
  return joined(
    items.map(({ relevant }, at) => {
      return relevant && { ...relevant, text: withoutGroups(relevant, flat, [...outside, ...items.slice(0, at)]) };
    }),
  );
}

/**
 * The text of an expression once its question or group is in no group, except repeats. `../name` and `current()/../name`
 * become `${name}`;
 * `position(../..)` in a group of a repeat becomes `position(..)`, and `position(..)`, which is the number of the group, 1.
 */
export function withoutGroups(formula: Formula | undefined, { nameIn }: Flat, groups: readonly FormItem[]): string {
  return (formula?.text ?? '')
    .replace(
      /(?<![\w./\])])(?:current\(\s*\)\/)?((?:\.\.\/)+)([A-Za-z_][\w.-]*)(?![\w./:([-])/g,
      (whole: string, ups: string, name: string) => {
        const found = nameIn(groups.slice(0, groups.length + 1 - ups.length / 3), name);
        return found === undefined ? whole : `\${${found}}`;
      },
    )
    .replace(/position\(\s*((?:\.\.\/)*)\.\.\s*\)/g, (whole: string, ups: string) => {
      const [around, ...inside] = groups.slice(groups.length - 1 - ups.length / 3);
      if (around === undefined || ups.length / 3 >= groups.length) return whole;
      const repeats = inside.filter(({ kind }) => kind === 'repeat');
      return around.kind === 'repeat' ? `position(${[around, ...repeats].map(() => '..').join('/')})` : '1';
    });
}

export const joined = (formulas: readonly (Formula | undefined)[]): string => {
  const texts = formulas.flatMap((formula) => (formula === undefined ? [] : [formula.text.trim()]));
  return texts.length > 1 ? texts.map((text) => `(${text})`).join(' and ') : (texts[0] ?? '');
};
