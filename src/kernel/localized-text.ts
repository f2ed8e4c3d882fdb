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

export function localized(en: string, zh: string): LocalizedText {
  return { en, zh };
}
