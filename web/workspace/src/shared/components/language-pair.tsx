import type { ReactNode } from 'react';
import { useLanguage } from '../i18n/i18n.js';

interface LanguagePairProps {
  readonly en: ReactNode;
  readonly zh: ReactNode;
}

/** Two fields for one text, the reader's language first. */
export function LanguagePair({ en, zh }: LanguagePairProps) {
  return useLanguage() === 'zh' ? (
    <>
      {zh}
      {en}
    </>
  ) : (
    <>
      {en}
      {zh}
    </>
  );
}
