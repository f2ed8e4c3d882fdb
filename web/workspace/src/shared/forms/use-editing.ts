import { useState } from 'react';
import { readDraft } from './drafts.js';
import type { Fields } from './use-fields.js';
import { useFields } from './use-fields.js';

interface Editing<Thing, Values extends object> {
  /** The record as the editor saw it; its version is sent with the change. */
  readonly base: Thing;
  readonly form: Fields<Values>;
}

/**
 * A form for a record that others may change meanwhile. A newer version is loaded while nothing was typed. Once
 * something was typed, it is kept with the version on which it is based, also in its draft, so that the server merges
 * or reports a conflict and nothing is overwritten silently. `form.reset()` after saving loads the newest version.
 */
export function useEditing<Thing extends { readonly version: number }, Values extends object>(
  thing: Thing,
  valuesOf: (thing: Thing) => Values,
  draft: string,
): Editing<Thing, Values> {
  const [held, setHeld] = useState(() => begin(thing, draft));
  if (held.draft !== draft) setHeld(begin(thing, draft));
  const { base } = held;
  const form = useFields(valuesOf(base), draft, base);
  const typed = JSON.stringify(form.values) !== JSON.stringify(valuesOf(base));
  if (!typed && !form.busy && form.problem === null && thing.version !== base.version) {
    setHeld({ draft, base: thing });
    form.reset(valuesOf(thing));
  }
  return { base, form };
}

function begin<Thing>(thing: Thing, draft: string): { readonly draft: string; readonly base: Thing } {
  return { draft, base: (readDraft(draft)?.base as Thing | undefined) ?? thing };
}
