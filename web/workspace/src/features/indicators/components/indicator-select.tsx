import { Select } from '@mantine/core';
import { useLocalized, useTranslation } from '#shared';
import type { Indicator } from '../api/types.js';

interface IndicatorSelectProps {
  readonly label: string;
  readonly items: readonly Indicator[];
  readonly value: string;
  readonly onChange: (id: string) => void;
}

/** The indicators that a run computed, by subject. */
export const computedOnes = (items: readonly Indicator[]): readonly Indicator[] =>
  items.filter(({ source, state }) => source === 'survey' && state === 'computed');

export function IndicatorSelect({ label, items, value, onChange }: IndicatorSelectProps) {
  const { t } = useTranslation('indicators');
  const localized = useLocalized();
  const groups = [...new Set(items.map(({ group }) => group))];
  return (
    <Select
      className="in-wide-choice"
      label={label}
      searchable
      allowDeselect={false}
      nothingFoundMessage={t('list.nothing')}
      value={value}
      onChange={(id) => id && onChange(id)}
      data={groups.map((group) => ({
        group: t(`group.${group}`),
        items: items
          .filter((item) => item.group === group)
          .map((item) => ({ value: item.id, label: localized(item.name) })),
      }))}
    />
  );
}
