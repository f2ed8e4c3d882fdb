import type { FormQuestion } from '../model/form-model.js';

/** The table of a question's choices by name, and its columns. */
export interface ChoiceColumns {
  readonly table: string;
  readonly code: string;
  readonly label: string;
}

/** Undefined if the question has no choices, or those are answers to another question. */
export function choiceColumnsOf({ type }: FormQuestion): ChoiceColumns | undefined {
  if (!('choices' in type)) return undefined;
  const { from } = type.choices;
  if ('repeatedQuestion' in from) return undefined;
  if ('file' in from) return { table: from.file.replace(/\.[^.]*$/, ''), code: from.value, label: from.label };
  return { table: 'list' in from ? from.list : from.externalList, code: 'name', label: 'label' };
}
