import { useTranslation } from 'react-i18next';
import { tagOf, useLanguage } from '#shared';

interface WrittenProps {
  /** Null: unknown. */
  readonly language: 'en' | 'zh-CN' | null;
  readonly children: string;
}

/** Words in the language in which a person wrote them, which is named if it is not the reader's. */
export function Written({ language, children }: WrittenProps) {
  const { t } = useTranslation('roadmap');
  const own = tagOf(useLanguage());
  const isOther = language !== null && language !== own;
  return (
    <>
      {isOther && <span className="tp-small tp-dimmed rm-other-language">{t('updates.otherLanguage')}</span>}
      <span className="rm-words" lang={language ?? undefined}>
        {children}
      </span>
    </>
  );
}
