import { useLanguage, useTranslation } from '#shared';
import type { WeightingSpecification } from '../api/weights.js';

/** Joins words as a list in the reader's language. */
export function useList(): (parts: readonly string[]) => string {
  const language = useLanguage();
  return (parts) => parts.join(language.startsWith('zh') ? '、' : ', ');
}

/** For example "raking (park and size, sex within park), trimmed at 5 medians" */
export function useSpecificationWords(): (specification: WeightingSpecification) => string {
  const { t } = useTranslation('indicators');
  const list = useList();
  return ({ classes, calibration, margins, trim }) => {
    const of = list(margins.map((margin) => t(`weights.marginShort.${margin}`)));
    const parts = [
      classes === 'stratum-sex' && t('weights.classesShort'),
      calibration !== 'none' &&
        t('weights.with', { calibration: t(`weights.calibrationShort.${calibration}`), margins: of }),
      trim !== null && t('weights.trimShort', { times: trim }),
    ].filter((part): part is string => part !== false);
    return parts.length === 0 ? t('weights.baseOnly') : list(parts);
  };
}
