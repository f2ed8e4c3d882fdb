import { useState } from 'react';
import { readDraft } from './drafts.js';
import type { Fields } from './use-fields.js';
import { useFields } from './use-fields.js';

interface Editing<Thing, Values extends object> {
  /** The thing as the editor had it before the eyes; its version goes with the change. */
  readonly base: Thing;
  readonly form: Fields<Values>;
}

/**
 * A form over something that others may change meanwhile. A newer version is taken over while nothing was typed; once
 * something was, it stays together with the version it was typed against, also in its draft, so that the server merges or
 * shows both values: neither side is overwritten without a word. `form.reset()` after saving takes the newest over.
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
