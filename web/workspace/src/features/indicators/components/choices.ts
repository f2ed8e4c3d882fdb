import { useLocalized, useTranslation } from '#shared';
import type { Cell } from '../api/types.js';
import type { Breakdown } from '../domain/breakdowns.js';
import { levelsOf } from '../domain/breakdowns.js';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Levels to choose from; women and men are listed with the breakdowns. */
export function useLevelChoices(cells: readonly Cell[], by: Breakdown | 'sex'): readonly Choice[] {
  const { t } = useTranslation('indicators');
  const localized = useLocalized();
  if (by === 'sex')
    return [
      { value: 'F', label: t('shared:sex.female') },
      { value: 'M', label: t('shared:sex.male') },
    ];
  return levelsOf(cells, by).map(({ id, name }) => ({ value: id, label: localized(name) }));
}
