import { useQueryClient } from '@tanstack/react-query';
import type { Entered, Fields, RequestOf } from '#shared';
import { api, asEntered, conflictsOf, useEditing, useSaved, useWorkspace } from '#shared';
import { changesOf } from './both-languages.js';

interface Entry {
  readonly id: string;
  readonly version: number;
}

type Collection = 'places' | 'organisations' | 'people';
type Request = RequestOf<'post', `/api/workspaces/{workspaceId}/${Collection}`>['body'];
type Body = Entered<Request>;

interface EntryForm<Kind extends Entry, Values extends object> {
  readonly collection: Collection;
  /** Null: a new entry. */
  readonly entry: Kind | null;
  readonly valuesOf: (entry: Kind | null) => Values;
  readonly toBody: (values: Values) => Body;
  readonly onClose: () => void;
}

interface EntryEditing<Values extends object> {
  readonly form: Fields<Values>;
  readonly save: () => Promise<void>;
  /** Sends again with the chosen values, after two people had changed the same field. */
  readonly resolve: (chosen: Readonly<Record<string, unknown>>) => Promise<void>;
}

/** Adds an entry of the directory, or sends the changed fields of an existing one. */
export function useEntryForm<Kind extends Entry, Values extends object>(
  props: EntryForm<Kind, Values>,
): EntryEditing<Values> {
  const { collection, entry, valuesOf, toBody, onClose } = props;
  const { id } = useWorkspace();
  const client = useQueryClient();
  const saved = useSaved();
  const { base, form } = useEditing(
    { entry, version: entry?.version ?? 0 },
    (edited) => valuesOf(edited.entry),
    `${collection}:${entry?.id ?? `new:${id}`}`,
  );
  const path = { workspaceId: id, id: entry?.id ?? '' };
  const fetchAgain = (): Promise<void> => client.invalidateQueries({ queryKey: [id, collection] });
  const send = async (request: () => Promise<Entry>): Promise<void> => {
    const settled = conflictsOf(form.problem).length > 0;
    const [before, after] = [toBody(valuesOf(base.entry)), toBody(form.values)];
    const done = await form.submit(request);
    if (!done) return;
    await fetchAgain();
    onClose();
    if (entry !== null) saved(settled ? null : () => patch(done.version, changesOf(after, before)).then(fetchAgain));
  };
  const add = (): Promise<Entry> =>
    api.post(`/api/workspaces/{workspaceId}/${collection}`, { path, body: asEntered<Request>(toBody(form.values)) });
  const change = (version: number, chosen: object = {}): Promise<Entry> =>
    patch(version, { ...changesOf(toBody(valuesOf(base.entry)), toBody(form.values)), ...chosen });
  const patch = (version: number, body: object): Promise<Entry> =>
    api.patch(`/api/workspaces/{workspaceId}/${collection}/{id}`, {
      path,
      body: asEntered<Partial<Request>>(body),
      version,
    });
  return {
    form,
    save: () => send(entry === null ? add : () => change(base.version)),
    resolve: async (chosen) => {
      const { version } = await api.get(`/api/workspaces/{workspaceId}/${collection}/{id}`, { path });
      await send(() => change(version, chosen));
    },
  };
}
