import { useEffect, useRef, useState } from 'react';
import { ModelFault, readModel, withoutTrees } from '#server/surveys/form/editing/index.js';
import type { FormModel } from '#server/surveys/form/model/form-model.js';
import { dropDraft, keepDraft, newKey, readDraft } from '#shared';

/** Unsaved changes are stored in the browser when no one has typed for this time, and when the page is left. */
const KEEP_AFTER_MS = 1000;

const nameOf = (draftId: string): string => `questionnaire:${draftId}`;

interface Saved {
  readonly revision: number;
  readonly model: FormModel;
}

/** The changes to a draft that this browser has and the server has not; null if there are none. */
export function unsavedChanges(draftId: string, saved: FormModel): (Saved & { readonly savedAt: string }) | null {
  const found = readDraft(nameOf(draftId));
  if (found === null) return null;
  try {
    const model = readModel(found.values, newKey);
    const isSame = JSON.stringify(withoutTrees(model)) === JSON.stringify(withoutTrees(saved));
    return isSame ? null : { model, revision: Number(found.base), savedAt: found.savedAt };
  } catch (error) {
    if (error instanceof ModelFault) return null;
    throw error;
  }
}

/** Keeps unsaved changes in the browser. */
export function useKeptChanges(draftId: string, model: FormModel, saved: Saved) {
  const [mark] = useState(() => ({ unsent: false }));
  const name = nameOf(draftId);
  const waiting = useRef<(() => void) | null>(null);
  useEffect(() => {
    mark.unsent = model !== saved.model;
    waiting.current = (): void => {
      waiting.current = null;
      if (mark.unsent) keepDraft(name, { values: withoutTrees(model), origin: {}, base: saved.revision });
      else dropDraft(name);
    };
    const timer = setTimeout(() => waiting.current?.(), KEEP_AFTER_MS);
    return () => clearTimeout(timer);
  }, [mark, name, model, saved]);
  useEffect(() => {
    const keepNow = (): void => waiting.current?.();
    addEventListener('pagehide', keepNow);
    return () => {
      removeEventListener('pagehide', keepNow);
      keepNow();
    };
  }, []);
  /** After saving: at once, as the page may be left before it is drawn again. */
  const drop = (): void => {
    mark.unsent = false;
    waiting.current = null;
    dropDraft(name);
  };
  return { mark, drop };
}
