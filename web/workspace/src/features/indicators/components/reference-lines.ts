import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ReferenceLine } from '#shared';
import { useTranslation, useWorkspace } from '#shared';
import { referencesQuery } from '../api/queries.js';
import type { Indicator, ReferenceValue } from '../api/types.js';
import { useFigureWords } from './figure-words.js';

export function useReferences(indicatorId: string): readonly ReferenceValue[] {
  const { id } = useWorkspace();
  return useQuery(referencesQuery(id, indicatorId)).data ?? none;
}

const none: readonly ReferenceValue[] = [];

/** The target and the baseline as lines of a chart. */
export function useReferenceLines(indicator: Pick<Indicator, 'id' | 'measure'>): readonly ReferenceLine[] {
  const { t } = useTranslation('indicators');
  const { bare } = useFigureWords(indicator);
  const references = useReferences(indicator.id);
  return useMemo(
    () =>
      references.map(({ kind, value }) => ({
        value: Number(value),
        label: t(`reference.line.${kind}`, { value: bare(Number(value)) }),
      })),
    // `bare` is new at each rendering; its texts change with the language only, which changes `t`
    [references, t],
  );
}
