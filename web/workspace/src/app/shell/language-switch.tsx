import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { switchLanguage, useLanguage } from '../../shared/i18n/i18n.js';
import type { Language } from '../../shared/i18n/language.js';

const choices: readonly { readonly language: Language; readonly lang: string }[] = [
  { language: 'en', lang: 'en' },
  { language: 'zh', lang: 'zh-CN' },
];

/** EN / 中文 at once. What the server says in words is fetched again in the other language. */
export function LanguageSwitch() {
  const { t } = useTranslation('app');
  const client = useQueryClient();
  const language = useLanguage();
  const choose = async (next: Language): Promise<void> => {
    if (next === language) return;
    await switchLanguage(next);
    await client.invalidateQueries();
  };
  return (
    <div className="tp-language" role="group" aria-label={t('language.choose')}>
      {choices.map((choice) => (
        <button
          key={choice.language}
          type="button"
          lang={choice.lang}
          aria-pressed={choice.language === language}
          onClick={() => void choose(choice.language)}
        >
          {t(`language.${choice.language}`)}
        </button>
      ))}
    </div>
  );
}
