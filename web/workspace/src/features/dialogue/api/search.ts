import { shownIn } from '#server/kernel/localized-text.js';
import type { Found, LocalizedText, Schema, SearchRequest } from '#shared';
import { api } from '#shared';
import { i18n } from '#shared/i18n/i18n.js';
import { currentLanguage } from '#shared/i18n/language.js';
import { quote } from '#shared/routing/quote.js';

type FoundText = Schema<'FoundTextResponse'>;

/** The language of the text to show: the reader's, unless only the other one contains the search words. */
function sideWith(text: LocalizedText, words: string, language: 'en' | 'zh'): 'en' | 'zh' {
  const other = language === 'en' ? 'zh' : 'en';
  const has = (side: 'en' | 'zh'): boolean => text[side].toLowerCase().includes(words.toLowerCase());
  return has(other) && !has(language) ? other : language;
}

/**
 * The title of an agenda item in the reader's language, or else the text, and below it the text that was found, if it is
 * not the title.
 */
function wordsOf(
  { label, title, text }: FoundText,
  words: string,
  language: 'en' | 'zh',
): Pick<Found, 'title' | 'detail' | 'detailIn'> {
  const side = sideWith(text, words, language);
  const detail = { detail: quote(text[side], words), ...(side !== language && { detailIn: side }) };
  const titled = (shown: string): string => (label === null ? shown : `${label} ${shown}`);
  if (title === null)
    return side !== language && text[language] !== ''
      ? { title: titled(quote(text[language], words)), ...detail }
      : { title: titled(detail.detail) };
  const shown = shownIn(title, language);
  return shown.toLowerCase().includes(words.toLowerCase())
    ? { title: titled(shown) }
    : { title: titled(shown), ...detail };
}

function placeOf({ roundtableId, workingGroupId, groupRoundtableId, conclusionId, agendaItemId }: FoundText): string {
  if (conclusionId !== null) return `/conclusions/${conclusionId}`;
  if (groupRoundtableId !== null) return `/roundtables/${groupRoundtableId}/group-meetings`;
  if (workingGroupId !== null && roundtableId === null) return `/working-groups/${workingGroupId}`;
  return `/roundtables/${roundtableId}${agendaItemId === null ? '' : `?item=${agendaItemId}`}`;
}

/** Searches conclusions by text or number, roundtables and working groups by name, and the texts of both. */
export async function searchDialogue({ workspaceId, text, signal }: SearchRequest): Promise<readonly Found[]> {
  const asked = { path: { workspaceId }, query: { words: text }, signal };
  const [conclusions, roundtables, groups, texts] = await Promise.all([
    api.get('/api/workspaces/{workspaceId}/conclusions', asked),
    api.get('/api/workspaces/{workspaceId}/roundtables', { path: { workspaceId }, signal }),
    api.get('/api/workspaces/{workspaceId}/working-groups', { path: { workspaceId }, signal }),
    api.get('/api/workspaces/{workspaceId}/roundtable-texts', asked),
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
      title: `${label} ${shownIn(title, language)}`,
      to: `/roundtables/${id}`,
    })),
    ...groups.items
      .filter(({ name: { en, zh } }) => `${en} ${zh}`.toLowerCase().includes(words))
      .map(({ id, name }) => ({
        id,
        kind: i18n.t('dialogue:groups.one'),
        title: shownIn(name, language),
        to: `/working-groups/${id}`,
      })),
    ...conclusions.items.slice(0, 8).map(({ id, label, text: said }) => ({
      id,
      kind: i18n.t('dialogue:conclusion'),
      title: `${label} ${shownIn(said, language)}`,
      to: `/conclusions/${id}`,
    })),
    ...texts.items.map((found) => ({
      id: found.id,
      kind: i18n.t(`dialogue:found.${found.kind}`),
      ...wordsOf(found, text, language),
      to: placeOf(found),
    })),
  ];
}
