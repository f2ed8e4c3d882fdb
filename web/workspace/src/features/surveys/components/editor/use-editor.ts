import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { readModel } from '#server/surveys/form/editing/index.js';
import type { FormModel } from '#server/surveys/form/model/form-model.js';
import { type Fields, isProblem, newKey, useWorkspace } from '#shared';
import type { FormFindings, QuestionnaireDraft } from '../../api/drafts.js';
import { checkDraft, readDraft, saveDraft } from '../../api/drafts.js';
import { placedFindings, type PlacedFindings } from '../../domain/draft-findings.js';
import { newHistory, nextHistory } from '../../domain/draft-history.js';
import type { Languages } from '../../domain/draft-texts.js';
import { unsavedChanges, useKeptChanges } from './unsaved-changes.js';

/** The checks run when no one has typed for this time. */
const CHECK_AFTER_MS = 600;

/** `about` names the field: typing in it is one step of Undo. */
export type Change = (change: (model: FormModel) => FormModel, about?: string) => void;

export interface Editor {
  readonly model: FormModel;
  readonly languages: Languages;
  readonly change: Change;
  readonly undo: (() => void) | undefined;
  readonly redo: (() => void) | undefined;
  readonly findings: PlacedFindings;
  readonly isChanged: boolean;
  /** For the notice that unsaved changes of this browser were restored. */
  readonly draft: Fields<object>['draft'];
  readonly busy: boolean;
  readonly problem: unknown;
  readonly save: () => Promise<boolean>;
  /** Someone else has saved: shows their draft as a step that can be undone. */
  readonly showSaved: (() => Promise<void>) | undefined;
}

const modelOf = (draft: QuestionnaireDraft): FormModel => readModel(draft.model, newKey);

/** The draft with what can be undone, beginning with the unsaved changes of this browser. */
function useOpened(draft: QuestionnaireDraft) {
  const [{ first, unsaved }] = useState(() => {
    const opened = modelOf(draft);
    return { first: opened, unsaved: unsavedChanges(draft.id, opened) };
  });
  const [history, step] = useReducer(nextHistory, newHistory(first), (opened) =>
    unsaved === null ? opened : nextHistory(opened, { kind: 'change', change: () => unsaved.model, about: null }),
  );
  const { model } = history;
  // unsaved changes of an older revision are refused when they are saved, as if the page had stayed open
  const [saved, setSaved] = useState({ revision: unsaved?.revision ?? draft.revision, model: first });
  const { mark, drop } = useKeptChanges(draft.id, model, saved);
  const discard = (): void => {
    setSaved({ revision: draft.revision, model: first });
    step({ kind: 'change', change: () => first, about: null });
  };
  const restoredFrom = model === saved.model ? null : (unsaved?.savedAt ?? null);
  return { first, history, step, saved, setSaved, drop, unsent: { mark, restoredFrom, discard } };
}

export function useEditor(draft: QuestionnaireDraft): Editor {
  const { id: workspaceId } = useWorkspace();
  const path = useMemo(() => ({ workspaceId, questionnaireId: draft.id }), [workspaceId, draft.id]);
  const { first, history, step, saved, setSaved, drop, unsent } = useOpened(draft);
  const { model } = history;
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const { findings, found } = useFindings(workspaceId, { model, first }, draft);
  const change = useCallback<Change>(
    (how, about) => step({ kind: 'change', change: how, about: about ?? null }),
    [step],
  );
  const save = async (): Promise<boolean> => {
    setBusy(true);
    setProblem(null);
    try {
      const answer = await saveDraft(path, saved.revision, model);
      setSaved({ revision: answer.revision, model });
      drop();
      found(model, answer);
      return true;
    } catch (error) {
      setProblem(error);
      return false;
    } finally {
      setBusy(false);
    }
  };
  const showSaved = async (): Promise<void> => {
    try {
      const theirs = await readDraft(path);
      const next = modelOf(theirs);
      step({ kind: 'change', change: () => next, about: null });
      setSaved({ revision: theirs.revision, model: next });
      setProblem(null);
    } catch (error) {
      setProblem(error);
    }
  };
  return {
    ...{ model, languages: draft.languages, change, findings, busy, problem, save },
    isChanged: model !== saved.model,
    draft: unsent,
    undo: history.past.length > 0 ? () => step({ kind: 'undo' }) : undefined,
    redo: history.future.length > 0 ? () => step({ kind: 'redo' }) : undefined,
    showSaved: isProblem(problem, 'surveys.questionnaire.draft-changed') ? showSaved : undefined,
  };
}

/** What the checks say of the model, at its place; asked again when typing has stopped. */
function useFindings(
  workspaceId: string,
  { model, first }: Readonly<Record<'model' | 'first', FormModel>>,
  ofFirst: FormFindings,
) {
  const [findings, setFindings] = useState(() => placedFindings(first, ofFirst));
  const checked = useRef(first);
  const found = (of: FormModel, said: FormFindings): void => {
    checked.current = of;
    setFindings(placedFindings(of, said));
  };
  useEffect(() => {
    if (checked.current === model) return undefined;
    let isCurrent = true;
    const timer = setTimeout(() => {
      checked.current = model;
      // without a connection, what was found before stays until the draft is saved
      checkDraft(workspaceId, model).then(
        (said) => isCurrent && setFindings(placedFindings(model, said)),
        () => undefined,
      );
    }, CHECK_AFTER_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [workspaceId, model]);
  return { findings, found };
}
