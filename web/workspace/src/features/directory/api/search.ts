import { api } from '#shared/api/client.js';
import { i18n } from '#shared/i18n/i18n.js';
import { currentLanguage } from '#shared/i18n/language.js';
import type { Found, SearchRequest } from '#shared/routing/feature.js';
import type { Organisation, Person } from './directory.js';

/** People and organisations for the search in the page header. */
export async function searchDirectory({ workspaceId, text, signal }: SearchRequest): Promise<readonly Found[]> {
  const query = { search: text, limit: 5 };
  const [organisations, people] = await Promise.all([
    api.get('/api/workspaces/{workspaceId}/organisations', { path: { workspaceId }, signal, query }),
    api.get('/api/workspaces/{workspaceId}/people', { path: { workspaceId }, signal, query }),
  ]);
  const language = currentLanguage();
  const found = (kind: 'organisations' | 'people', items: readonly (Organisation | Person)[]): Found[] =>
    items.map(({ id, name }) => ({
      id,
      kind: i18n.t(`directory:${kind}.one`),
      title: name[language],
      to: `/directory?${new URLSearchParams({ ...(kind === 'people' && { tab: 'people' }), search: name.en }).toString()}`,
    }));
  return [...found('organisations', organisations.items), ...found('people', people.items)];
}
