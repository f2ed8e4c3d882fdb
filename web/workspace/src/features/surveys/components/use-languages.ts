import { useTranslation } from '#shared';

/** The languages of a form, those of the workspace by their names: `English (en)` is 英文 for a Chinese reader. */
export function useLanguages(): (languages: readonly string[]) => string {
  const { t } = useTranslation('surveys');
  const known: Readonly<Record<string, string>> = {
    en: t('questionnaires.english'),
    zh: t('questionnaires.chinese'),
    '': t('questionnaires.unnamedLanguage'),
  };
  const nameOf = (language: string): string => {
    const code = /\(([a-z]+)[^)]*\)$/i.exec(language.trim())?.[1] ?? language;
    return known[code.toLowerCase()] ?? language;
  };
  return (languages) => languages.map(nameOf).join(t('questionnaires.between'));
}
