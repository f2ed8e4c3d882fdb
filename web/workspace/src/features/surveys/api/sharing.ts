import { queryOptions } from '@tanstack/react-query';
import type { Schema } from '#shared';
import { api } from '#shared';
import { surveysKey, wavePath } from './surveys.js';

export type SharingRules = Schema<'SharingRulesResponse'>;
export type SharingRule = Schema<'VariableRuleResponse'>;
export type SharingVariable = Schema<'SharingVariableResponse'>;
export type SharingReport = Schema<'SharingReportResponse'>;

interface OfWave {
  readonly workspaceId: string;
  readonly waveId: string;
}

export interface EnteredRules {
  readonly k: number;
  readonly variables: readonly SharingRule[];
}

const bodyOf = ({ k, variables }: EnteredRules) => ({
  k,
  variables: variables.map((rule) => ({
    ...{ ...rule, bands: [...rule.bands] },
    groups: rule.groups.map(({ codes }) => ({ codes: [...codes] })),
  })),
});

export const sharingRulesQuery = (path: OfWave) =>
  queryOptions({
    queryKey: [...surveysKey(path.workspaceId), 'sharing-rules', path.waveId],
    queryFn: ({ signal }) => api.get(`${wavePath}/sharing-rules`, { path, signal }),
  });

export const saveSharingRules = (path: OfWave, version: number, rules: EnteredRules) =>
  api.put(`${wavePath}/sharing-rules`, { path, version, body: bodyOf(rules) });

export const releaseSharedFile = (path: OfWave) => api.post(`${wavePath}/shared-file`, { path });

export const reportOnRules = (path: OfWave, rules: EnteredRules) =>
  api.post(`${wavePath}/sharing-rules/report`, { path, body: bodyOf(rules) });
