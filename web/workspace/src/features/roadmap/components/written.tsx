import { tagOf, useLanguage, useTranslation } from '#shared';
import { languageOfText } from '../domain/language-of-text.js';

interface WrittenProps {
  /** Language of the writer's pages, for a text without words. Null: unknown. */
  readonly language: 'en' | 'zh-CN' | null;
  readonly children: string;
}

/** Words in the language in which a person wrote them, which is named if it is not the reader's. */
export function Written({ language, children }: WrittenProps) {
  const { t } = useTranslation('roadmap');
  const own = tagOf(useLanguage());
  const written = languageOfText(children) ?? language;
  const isOther = written !== null && written !== own;
  return (
    <>
      {isOther && <span className="tp-small tp-dimmed rm-other-language">{t('updates.otherLanguage')}</span>}
      <span className="rm-words" lang={written ?? undefined}>
        {children}
      </span>
    </>
  );
}
