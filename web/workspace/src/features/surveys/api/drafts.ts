import { queryOptions } from '@tanstack/react-query';
import { withoutTrees } from '#server/surveys/form/editing/index.js';
import type { FormModel } from '#server/surveys/form/model/form-model.js';
import type { Schema } from '#shared';
import { api } from '#shared';
import { questionnairePath, surveysKey } from './surveys.js';

export type QuestionnaireDraft = Schema<'QuestionnaireDraftResponse'>;
export type FormFindings = Schema<'FormFindingsResponse'>;
export type FormChange = Schema<'FormChangeResponse'>;

interface OfQuestionnaire {
  readonly workspaceId: string;
  readonly questionnaireId: string;
}

const draftPath = `${questionnairePath}/draft` as const;
const draftsPath = '/api/workspaces/{workspaceId}/surveys/questionnaire-drafts';

const sent = (model: FormModel) => withoutTrees(model) as Record<string, unknown>;

export const readDraft = (path: OfQuestionnaire, signal?: AbortSignal) =>
  api.get(draftPath, { path, ...(signal && { signal }) });

export const draftQuery = (path: OfQuestionnaire) =>
  queryOptions({
    queryKey: [...surveysKey(path.workspaceId), 'draft', path.questionnaireId],
    queryFn: ({ signal }) => readDraft(path, signal),
    // the editor has its own state from then on
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

export const saveDraft = (path: OfQuestionnaire, revision: number, model: FormModel) =>
  api.put(draftPath, { path, body: { model: sent(model) }, version: revision });

export const checkDraft = (workspaceId: string, model: FormModel) =>
  api.post(`${draftsPath}/check`, { path: { workspaceId }, body: { model: sent(model) } });

export const createQuestionnaire = (
  workspaceId: string,
  body: { readonly name: string; readonly title: string; readonly template: string },
) => api.post(draftsPath, { path: { workspaceId }, body });

export const changesQuery = (path: OfQuestionnaire, since: string | null) =>
  queryOptions({
    queryKey: [...surveysKey(path.workspaceId), 'changes', path.questionnaireId, since],
    queryFn: ({ signal }) => api.get(`${questionnairePath}/changes`, { path, query: { since: since ?? '' }, signal }),
    enabled: since !== null,
  });
