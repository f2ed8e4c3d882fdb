import { createInstance, type FormatterModule } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Language } from './language.js';
import { currentLanguage, languageOf, rememberLanguage, tagOf } from './language.js';
import { messages as shared } from './messages.js';

export interface MessageTree {
  readonly [key: string]: string | MessageTree;
}

/** The texts of one folder in both languages; each `i18n.ts` exports one as `messages`. */
export interface Messages {
  readonly en: MessageTree;
  readonly zh: MessageTree;
}

export interface LocalizedText {
  readonly en: string;
  readonly zh: string;
}

export const i18n = createInstance();

/** What texts count, as 5,001; other numbers, as those of releases, stay as they are. */
const counted: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (...[value, , , options]) =>
    typeof value === 'number' && ['count', 'total'].includes(String(options?.['interpolationkey']))
      ? value.toLocaleString('en')
      : (value as string),
};

void i18n.use(counted).init({
  lng: currentLanguage(),
  fallbackLng: false,
  supportedLngs: ['en', 'zh'],
  defaultNS: 'shared',
  resources: { en: { shared: shared.en }, zh: { shared: shared.zh } },
  interpolation: { escapeValue: false, alwaysFormat: true },
  initAsync: false,
  returnNull: false,
  // the tests of the pages fail on errors in the console, so that no key is shown instead of a text
  saveMissing: true,
  missingKeyHandler: (_languages, namespace, key) =>
    reportError(new Error(`There is no text for ${namespace}:${key}.`)),
});

export function addMessages(namespace: string, messages: Messages): void {
  i18n.addResourceBundle('en', namespace, messages.en, true, true);
  i18n.addResourceBundle('zh', namespace, messages.zh, true, true);
}

/** Switches at once, without a reload; the caller invalidates data from the server, which contains texts. */
export async function switchLanguage(language: Language): Promise<void> {
  rememberLanguage(language);
  await i18n.changeLanguage(language);
  document.documentElement.lang = tagOf(language);
}

export function useLanguage(): Language {
  return languageOf(useTranslation().i18n.language);
}

/** Both languages, the reader's first. */
export function useLanguageOrder(): readonly [Language, Language] {
  return useLanguage() === 'zh' ? ['zh', 'en'] : ['en', 'zh'];
}

/** A bilingual text in the reader's language, or in the other one if it is empty. */
export function useLocalized(): (text: LocalizedText | null | undefined) => string {
  const language = useLanguage();
  return (text) => (text ? text[language] || text[language === 'en' ? 'zh' : 'en'] : '');
}
