import { useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client.js';
import { switchLanguage, useLanguage, useTranslation } from '../i18n/i18n.js';
import type { Language } from '../i18n/language.js';
import { tagOf } from '../i18n/language.js';
import { useMe } from '../session/me.js';

const choices: readonly { readonly language: Language; readonly lang: string }[] = [
  { language: 'en', lang: 'en' },
  { language: 'zh', lang: 'zh-CN' },
];

/** Switches between EN and 中文 at once; texts from the server are refetched in the other language. */
export function LanguageSwitch() {
  const { t } = useTranslation('shared');
  const client = useQueryClient();
  const me = useMe();
  const language = useLanguage();
  const choose = async (next: Language): Promise<void> => {
    if (next === language) return;
    await switchLanguage(next);
    // Emails use this language too.
    if (me) await api.put('/api/me/language', { body: { language: tagOf(next) } }).catch(() => undefined);
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
