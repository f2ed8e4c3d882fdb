import type { PhoneLanguage } from '#server/surveys/form/index.js';

/** The language of an earlier visit, else of the browser; Chinese when that is neither. */
export function firstLanguage(): PhoneLanguage {
  try {
    const kept = window.localStorage.getItem('language');
    if (kept === 'en' || kept === 'zh') return kept;
  } catch {
    // no storage: the browser's language is good enough
  }
  return /^en/i.test(navigator.language || '') ? 'en' : 'zh';
}

export function keepLanguage(language: PhoneLanguage): void {
  try {
    window.localStorage.setItem('language', language);
  } catch {
    // it holds for this visit
  }
}
