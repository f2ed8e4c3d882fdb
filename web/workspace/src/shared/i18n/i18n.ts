import { createInstance, type FormatterModule, type i18n as Instance, type TFunction } from 'i18next';
import { useSyncExternalStore } from 'react';
import { shownIn } from '#server/kernel/localized-text.js';
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

const subscribe = (changed: () => void): (() => void) => {
  i18n.on('languageChanged', changed);
  return () => i18n.off('languageChanged', changed);
};
const language = (): string => i18n.language;

/** By language and namespace: the functions look up each text anew, and so find texts that are loaded later. */
const functions = new Map<string, TFunction>();

function textsIn(tag: string, namespace: string): TFunction {
  const key = `${tag} ${namespace}`;
  const known = functions.get(key) ?? i18n.getFixedT(tag, namespace);
  functions.set(key, known);
  return known;
}

/**
 * Named as in react-i18next, whose function copies the instance with all its properties for each component that uses it:
 * a board has hundreds. 600 uses take 6 instead of 22 ms.
 */
export function useTranslation(
  namespaces: string | readonly string[] = 'shared',
  { lng }: { readonly lng?: string } = {},
): { readonly t: TFunction; readonly i18n: Instance } {
  const current = useSyncExternalStore(subscribe, language, language);
  const [first = 'shared'] = [namespaces].flat();
  return { t: textsIn(lng ?? current, first), i18n };
}

export function useLanguage(): Language {
  return languageOf(useTranslation().i18n.language);
}

/** Both languages, the reader's first. */
export function useLanguageOrder(): readonly [Language, Language] {
  return useLanguage() === 'zh' ? ['zh', 'en'] : ['en', 'zh'];
}

/** A bilingual text in the reader's language; if it is not translated, the other language with a mark that says so. */
export function useLocalized(): (text: LocalizedText | null | undefined) => string {
  const language = useLanguage();
  return (text) => shownIn(text, language);
}
