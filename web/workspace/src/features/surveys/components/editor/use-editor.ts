import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { readModel } from '#server/surveys/form/editing/index.js';
import type { FormModel } from '#server/surveys/form/model/form-model.js';
import { isProblem, newKey, useWorkspace } from '#shared';
import type { FormFindings, QuestionnaireDraft } from '../../api/drafts.js';
import { checkDraft, readDraft, saveDraft } from '../../api/drafts.js';
import { placedFindings, type PlacedFindings } from '../../domain/draft-findings.js';
import { newHistory, nextHistory } from '../../domain/draft-history.js';
import type { Languages } from '../../domain/draft-texts.js';

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
  readonly busy: boolean;
  readonly problem: unknown;
  readonly save: () => Promise<boolean>;
  /** Someone else has saved: shows their draft as a step that can be undone. */
  readonly showSaved: (() => Promise<void>) | undefined;
}

const modelOf = (draft: QuestionnaireDraft): FormModel => readModel(draft.model, newKey);

export function useEditor(draft: QuestionnaireDraft): Editor {
  const { id: workspaceId } = useWorkspace();
  const path = useMemo(() => ({ workspaceId, questionnaireId: draft.id }), [workspaceId, draft.id]);
  const [history, step] = useReducer(nextHistory, draft, (first) => newHistory(modelOf(first)));
  const { model } = history;
  const [saved, setSaved] = useState({ revision: draft.revision, model });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const { findings, found } = useFindings(workspaceId, model, draft);
  const change = useCallback<Change>((how, about) => step({ kind: 'change', change: how, about: about ?? null }), []);
  const save = async (): Promise<boolean> => {
    setBusy(true);
    setProblem(null);
    try {
      const answer = await saveDraft(path, saved.revision, model);
      setSaved({ revision: answer.revision, model });
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
    undo: history.past.length > 0 ? () => step({ kind: 'undo' }) : undefined,
    redo: history.future.length > 0 ? () => step({ kind: 'redo' }) : undefined,
    showSaved: isProblem(problem, 'surveys.questionnaire.draft-changed') ? showSaved : undefined,
  };
}

/** What the checks say of the model, at its place; asked again when typing has stopped. */
function useFindings(workspaceId: string, model: FormModel, first: FormFindings) {
  const [findings, setFindings] = useState(() => placedFindings(model, first));
  const checked = useRef(model);
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
