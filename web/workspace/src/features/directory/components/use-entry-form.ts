import { useQueryClient } from '@tanstack/react-query';
import type { Fields } from '../../../shared/index.js';
import { api, useEditing, useWorkspace, workspacePath } from '../../../shared/index.js';
import { changesOf } from './both-languages.js';

interface Entry {
  readonly id: string;
  readonly version: number;
}

interface EntryForm<Kind extends Entry, Values extends object> {
  readonly collection: 'places' | 'organisations' | 'people';
  /** Null: a new one. */
  readonly entry: Kind | null;
  readonly valuesOf: (entry: Kind | null) => Values;
  readonly toBody: (values: Values) => Record<string, unknown>;
  readonly onClose: () => void;
}

interface EntryEditing<Values extends object> {
  readonly form: Fields<Values>;
  readonly save: () => Promise<void>;
  /** Sends again, with the values that were chosen where two had changed the same field. */
  readonly resolve: (chosen: Readonly<Record<string, unknown>>) => Promise<void>;
}

/** Adds an entry of the directory, or sends of one that is there what was changed. */
export function useEntryForm<Kind extends Entry, Values extends object>(
  props: EntryForm<Kind, Values>,
): EntryEditing<Values> {
  const { collection, entry, valuesOf, toBody, onClose } = props;
  const { id } = useWorkspace();
  const client = useQueryClient();
  const { base, form } = useEditing(
    { entry, version: entry?.version ?? 0 },
    (edited) => valuesOf(edited.entry),
    `${collection}:${entry?.id ?? `new:${id}`}`,
  );
  const path = workspacePath(id, `/${collection}${entry === null ? '' : `/${entry.id}`}`);
  const wanted = (): Record<string, unknown> =>
    entry === null ? toBody(form.values) : changesOf(toBody(valuesOf(base.entry)), toBody(form.values));
  const send = async (body: Record<string, unknown>, version?: number): Promise<void> => {
    const done = await form.submit(async () => {
      await (version === undefined ? api.post(path, body) : api.patch(path, body, { version }));
      return true;
    });
    if (!done) return;
    await client.invalidateQueries({ queryKey: [id, collection] });
    onClose();
  };
  return {
    form,
    save: () => send(wanted(), entry === null ? undefined : base.version),
    resolve: async (chosen) => {
      const { version } = await api.get<{ version: number }>(path);
      await send({ ...wanted(), ...chosen }, version);
    },
  };
}
