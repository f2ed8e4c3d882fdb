import { Select, type SelectProps } from '@mantine/core';
import { useAddress, useFirstMatches, useTranslation } from '#shared';
import type { filterNames } from '../api/address-filter.js';

interface FilterSelectProps {
  readonly name: (typeof filterNames)[number];
  readonly label: string;
  readonly data: NonNullable<SelectProps['data']>;
  /** For long lists. */
  readonly searchable?: boolean;
}

/** A filter in the address with a list of choices; none: any. */
export function FilterSelect({ name, label, data, searchable = false }: FilterSelectProps) {
  const { t } = useTranslation('roadmap');
  const { values, set } = useAddress();
  const filter = useFirstMatches();
  return (
    <Select
      label={label}
      placeholder={t('filter.any')}
      clearable
      searchable={searchable}
      {...(searchable && { filter })}
      data={data}
      value={values[name] ?? null}
      onChange={(chosen) => set({ [name]: chosen ?? undefined })}
    />
  );
}
