import type { PhoneLanguage } from '#server/surveys/form/index.js';

/** The language of an earlier visit, otherwise that of the browser; Chinese if that is neither of the two. */
export function firstLanguage(): PhoneLanguage {
  try {
    const kept = window.localStorage.getItem('language');
    if (kept === 'en' || kept === 'zh') return kept;
  } catch {
    // no storage: use the language of the browser
  }
  return /^en/i.test(navigator.language || '') ? 'en' : 'zh';
}

export function keepLanguage(language: PhoneLanguage): void {
  try {
    window.localStorage.setItem('language', language);
  } catch {
    // the choice lasts for this visit
  }
}
