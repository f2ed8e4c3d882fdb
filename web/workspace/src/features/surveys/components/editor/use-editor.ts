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
/** After a failure, such as a lost connection. */
const CHECK_AGAIN_MS = 5000;

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
  readonly revision: number;
  /** Whether the saved draft has no errors and a wave could use it, so that the phone page can show it. */
  readonly canPreview: boolean;
  /** Why the checks could not be made of what is on the page; null if they were. */
  readonly unchecked: unknown;
  /** For the notice that unsaved changes of this browser were restored. */
  readonly draft: Fields<object>['draft'];
  readonly busy: boolean;
  readonly problem: unknown;
  readonly save: () => Promise<boolean>;
  /** Someone else has saved: shows their draft as a step that can be undone. */
  readonly showSaved: (() => Promise<void>) | undefined;
}

const isSound = ({ messages, obstacles }: FormFindings): boolean =>
  obstacles.length === 0 && messages.every(({ severity }) => severity !== 'error');

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
  const [saved, setSaved] = useState({
    ...{ revision: unsaved?.revision ?? draft.revision, model: first },
    isSound: isSound(draft),
  });
  const { mark, drop } = useKeptChanges(draft.id, model, saved);
  const discard = (): void => {
    setSaved({ revision: draft.revision, model: first, isSound: isSound(draft) });
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
  const { findings, found, unchecked } = useFindings(workspaceId, { model, first }, draft);
  const change = useCallback<Change>(
    (how, about) => step({ kind: 'change', change: how, about: about ?? null }),
    [step],
  );
  const save = async (): Promise<boolean> => {
    setBusy(true);
    setProblem(null);
    try {
      const answer = await saveDraft(path, saved.revision, model);
      setSaved({ revision: answer.revision, model, isSound: isSound(answer) });
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
      setSaved({ revision: theirs.revision, model: next, isSound: isSound(theirs) });
      setProblem(null);
    } catch (error) {
      setProblem(error);
    }
  };
  return {
    ...{ model, languages: draft.languages, change, findings, busy, problem, save },
    ...{ isChanged: model !== saved.model, revision: saved.revision, canPreview: saved.isSound, unchecked },
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
  const [failed, setFailed] = useState<{ readonly of: FormModel; readonly error: unknown } | null>(null);
  const [attempt, setAttempt] = useState(0);
  const found = useCallback((of: FormModel, said: FormFindings): void => {
    checked.current = of;
    setFindings(placedFindings(of, said));
  }, []);
  useEffect(() => {
    if (checked.current === model) return undefined;
    let isCurrent = true;
    let timer = setTimeout(() => {
      checkDraft(workspaceId, model).then(
        (said) => isCurrent && found(model, said),
        (error: unknown) => {
          if (!isCurrent) return;
          setFailed({ of: model, error });
          timer = setTimeout(() => setAttempt(attempt + 1), CHECK_AGAIN_MS);
        },
      );
    }, CHECK_AFTER_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [workspaceId, model, attempt, found]);
  const unchecked = failed?.of === model && checked.current !== model ? failed.error : null;
  return { findings, found, unchecked };
}
