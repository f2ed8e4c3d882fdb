import type { Found, SearchRequest } from '#shared/routing/feature.js';
import { i18n } from '#shared/i18n/i18n.js';
import { api } from '#shared';

export async function searchIndicators({ workspaceId, text, signal }: SearchRequest): Promise<readonly Found[]> {
  const { items } = await api.get('/api/workspaces/{workspaceId}/indicators', { path: { workspaceId }, signal });
  const zh = i18n.language.startsWith('zh');
  const wanted = text.toLowerCase();
  return items
    .filter(({ name, id }) => [name.en, name.zh, id].some((words) => words.toLowerCase().includes(wanted)))
    .slice(0, 8)
    .map(({ id, name }) => ({
      id,
      kind: i18n.t('indicators:indicator'),
      title: zh ? name.zh : name.en,
      to: `/indicators/${id}`,
    }));
}
