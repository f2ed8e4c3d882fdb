import type { Found, SearchRequest } from '../../../shared/index.js';
import { api, workspacePath } from '../../../shared/index.js';
import { i18n } from '../../../shared/i18n/i18n.js';
import { currentLanguage } from '../../../shared/i18n/language.js';
import type { Conclusion, RoundtableRow } from './types.js';

/** Conclusions by their words or number, roundtables by their title. */
export async function searchDialogue({ workspaceId, text, signal }: SearchRequest): Promise<readonly Found[]> {
  const get = <T>(path: string, query = {}) =>
    api.get<{ items: readonly T[] }>(workspacePath(workspaceId, path), { signal, query });
  const [conclusions, roundtables] = await Promise.all([
    get<Conclusion>('/conclusions', { words: text }),
    get<RoundtableRow>('/roundtables'),
  ]);
  const language = currentLanguage();
  const words = text.toLowerCase();
  const found = roundtables.items.filter(({ label, title }) =>
    `${label} ${title.en} ${title.zh}`.toLowerCase().includes(words),
  );
  return [
    ...found.map(({ id, label, title }) => ({
      id,
      kind: i18n.t('dialogue:roundtable'),
      title: `${label} ${title[language] || title.en || title.zh}`,
      to: `/roundtables/${id}`,
    })),
    ...conclusions.items.slice(0, 8).map(({ id, label, text: said }) => ({
      id,
      kind: i18n.t('dialogue:conclusion'),
      title: `${label} ${said[language] || said.en || said.zh}`,
      to: `/conclusions/${id}`,
    })),
  ];
}
