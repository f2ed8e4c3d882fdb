import { useRef } from 'react';
import type { FormItem, FormModel, FormQuestion } from '#server/surveys/form/model/form-model.js';
import { itemsOf } from '#server/surveys/form/model/form-model.js';
import { useLanguage } from '#shared';
import { shownText } from '../../domain/draft-texts.js';
import type { ReadQuestion } from './rule-field.js';
import type { Editor } from './use-editor.js';

/**
 * The questions before an item, whose answers its rule can read; or the question itself, under a blank name. The same
 * array while these do not change, so that typing in the item draws no lists of questions again.
 */
export function useReadable(
  { model, languages }: Pick<Editor, 'model' | 'languages'>,
  item: FormItem,
  which: 'before' | 'itself' = 'before',
): readonly ReadQuestion[] {
  const language = useLanguage() === 'zh' ? languages.zh : languages.en;
  const read: FormQuestion[] = [];
  for (const each of itemsOf(model.items)) {
    const isItself = each.id === item.id;
    if (isItself && which === 'before') break;
    if (each.kind === 'question' && each.type.kind !== 'note' && isItself === (which === 'itself')) read.push(each);
  }
  const last = useRef<{ readonly key: readonly unknown[]; readonly found: readonly ReadQuestion[] }>(undefined);
  const key: readonly unknown[] = [
    ...read.map((each) => (which === 'itself' ? each.type : each)),
    ...[model.lists, language],
  ];
  const before = last.current;
  if (before?.key.length === key.length && key.every((value, place) => value === before.key[place]))
    return before.found;
  const found = read.map((each) => ({
    name: which === 'itself' ? '' : each.name,
    label: [each.name, shownText(each.label, language)].filter(Boolean).join(' · '),
    kind: each.type.kind,
    choices: choicesOf(each, model, language),
  }));
  last.current = { key, found };
  return found;
}

export function choicesOf({ type }: FormQuestion, { lists }: FormModel, language: string): ReadQuestion['choices'] {
  if (!('choices' in type) || !('list' in type.choices.from)) return [];
  const { list: name } = type.choices.from;
  const codes = new Map(
    lists
      .find((list) => list.name === name)
      ?.choices.map((choice) => [
        choice.name,
        [choice.name, shownText(choice.label, language)].filter(Boolean).join(' · '),
      ]),
  );
  return [...codes].map(([value, label]) => ({ value, label }));
}
