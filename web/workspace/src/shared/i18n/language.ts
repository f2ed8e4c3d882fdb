/** The language of the interface: stored on the device, sent with each request, and set as `<html lang>`. */

export type Language = 'en' | 'zh';
export type LanguageTag = 'en' | 'zh-CN';

const storageKey = 'tripartite.language';

export function tagOf(language: Language): LanguageTag {
  return language === 'zh' ? 'zh-CN' : 'en';
}

export function languageOf(tag: string | null | undefined): Language {
  return tag?.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** Storage may be forbidden (private windows, policies); the choice then lasts for the visit. */
export function readSetting(key: string): string | null {
  try {
    return globalThis.localStorage?.getItem(key) ?? null;
  } catch {
    return null;
  }
}

export function writeSetting(key: string, value: string): void {
  try {
    globalThis.localStorage?.setItem(key, value);
  } catch {
    /* the choice lasts for the visit */
  }
}

let current: Language = languageOf(readSetting(storageKey) ?? globalThis.navigator?.language);

export function currentLanguage(): Language {
  return current;
}

export function rememberLanguage(language: Language): void {
  current = language;
  writeSetting(storageKey, language);
}
