import { useFormat, useTranslation } from '#shared';
import type { Questionnaire } from '../api/surveys.js';

/** How many texts are missing in each language. */
export function MissingTexts({ of }: { readonly of: Questionnaire['summary']['missing'] }) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  if (of.en + of.zh === 0) return <>{t('questionnaires.noneMissing')}</>;
  const parts = [
    of.en > 0 && t('questionnaires.missingEn', { count: of.en, number: format.number(of.en) }),
    of.zh > 0 && t('questionnaires.missingZh', { count: of.zh, number: format.number(of.zh) }),
  ].filter((part) => part !== false);
  return (
    <>
      {parts.map((part) => (
        <span key={part} className="sv-line">
          {part}
        </span>
      ))}
    </>
  );
}
