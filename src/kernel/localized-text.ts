/** A text that exists in both languages of the product. `zh` is Simplified Chinese. */
export interface LocalizedText {
  readonly en: string;
  readonly zh: string;
}

/** The interface languages, as BCP 47 tags. */
export type Language = 'en' | 'zh-CN';

export const languages: readonly Language[] = ['en', 'zh-CN'];

export function inLanguage(text: LocalizedText, language: Language): string {
  return language === 'zh-CN' ? text.zh : text.en;
}

/** What a reader of each language sees in front of a text that is not translated. */
export const untranslatedMark: LocalizedText = { en: '(not translated; Chinese text)', zh: '（尚无译文，以下为英文）' };

/** A text as readers of a language see it: if it is not translated, the other language with a mark that says so. */
export function shownIn(text: LocalizedText | null | undefined, language: Language | 'zh'): string {
  if (!text) return '';
  const [own, other, mark] =
    language === 'en' ? [text.en, text.zh, `${untranslatedMark.en} `] : [text.zh, text.en, untranslatedMark.zh];
  return own !== '' || other === '' ? own : `${mark}${other}`;
}

export function localized(en: string, zh: string): LocalizedText {
  return { en, zh };
}
