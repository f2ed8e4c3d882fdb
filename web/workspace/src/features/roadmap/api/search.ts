import { shownIn } from '#server/kernel/localized-text.js';
import type { Found, SearchRequest } from '#shared/routing/feature.js';
import { i18n } from '#shared/i18n/i18n.js';
import { api } from '#shared';
import { quote } from '#shared/routing/quote.js';

/** Searches actions by title or number, and reports, responses and evidence by text. */
export async function searchActions({ workspaceId, text, signal }: SearchRequest): Promise<readonly Found[]> {
  const [{ items }, reports] = await Promise.all([
    api.get('/api/workspaces/{workspaceId}/roadmap/actions', { path: { workspaceId }, query: { text }, signal }),
    api.get('/api/workspaces/{workspaceId}/roadmap/reports', { path: { workspaceId }, query: { words: text }, signal }),
  ]);
  const zh = i18n.language.startsWith('zh');
  return [
    ...items.slice(0, 8).map(({ id, code, title }) => ({
      id,
      kind: i18n.t('roadmap:action'),
      title: `${code} ${shownIn(title, zh ? 'zh' : 'en')}`,
      to: `/roadmap/${id}`,
    })),
    ...reports.items.map(({ kind, id, actionId, code, text: said }) => ({
      id,
      kind: i18n.t(`roadmap:found.${kind}`),
      title: code,
      detail: quote(said, text),
      to: `/roadmap/${actionId}`,
    })),
  ];
}
