import type { FormItem } from '#server/surveys/form/model/form-model.js';

/** A question, group or repeat in the outline of a form. */
export interface Row {
  readonly item: FormItem;
  readonly depth: number;
}

export const rowsOf = (items: readonly FormItem[], depth = 0): readonly Row[] =>
  items.flatMap((item) => [{ item, depth }, ...(item.kind === 'question' ? [] : rowsOf(item.items, depth + 1))]);

/** Whether the name or a text of an item contains the words that someone looks for. */
export function isFound({ name, label }: FormItem, words: string): boolean {
  const wanted = words.trim().toLowerCase();
  return [name, ...Object.values(label)].some((text) => text.toLowerCase().includes(wanted));
}

/** The row to go to when an item is removed with what is in it: the next one, or the one before. */
export function rowAfterRemoval(rows: readonly Row[], id: string): Row | undefined {
  const place = rows.findIndex(({ item }) => item.id === id);
  const depth = rows[place]?.depth ?? 0;
  const next = rows.findIndex((row, at) => at > place && row.depth <= depth);
  return rows[next] ?? rows[place - 1];
}
