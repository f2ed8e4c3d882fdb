import { useLocalized, useTranslation } from '#shared';
import type { WavePage } from '../api/surveys.js';

/** A short name for what the information sheet says; its meaning in full is the hint of the form. */
export function usePlaceholderName(): (placeholder: WavePage['placeholders'][number]) => string {
  const { t, i18n } = useTranslation('surveys');
  const inWords = useLocalized();
  return ({ name, meaning }) =>
    i18n.exists(`papers.placeholders.${name}`, { ns: 'surveys' })
      ? t(`papers.placeholders.${name as 'permit_note'}`)
      : inWords(meaning);
}
