import type { Found, SearchRequest } from '../../../shared/routing/feature.js';
import { i18n } from '../../../shared/i18n/i18n.js';
import { api } from '../../../shared/index.js';
import { roadmapPath } from './queries.js';
import type { ActionList } from './types.js';

export async function searchActions({ workspaceId, text, signal }: SearchRequest): Promise<readonly Found[]> {
  const { items } = await api.get<ActionList>(roadmapPath(workspaceId, '/actions'), { query: { text }, signal });
  const zh = i18n.language.startsWith('zh');
  return items.slice(0, 8).map(({ id, code, title }) => ({
    id,
    kind: i18n.t('roadmap:action'),
    title: `${code} ${zh ? title.zh || title.en : title.en || title.zh}`,
    to: `/roadmap/${id}`,
  }));
}
