import { Select, type SelectProps } from '@mantine/core';
import { memo, useMemo } from 'react';
import { useLatest } from './use-latest.js';

const KeptList = memo(Select);

type Shown =
  'label' | 'description' | 'placeholder' | 'allowDeselect' | 'searchable' | 'clearable' | 'clearButtonProps';

interface KeptSelectProps extends Pick<SelectProps, Shown> {
  readonly value: string | null;
  readonly data: readonly { readonly value: string; readonly label: string }[];
  readonly onPick: (value: string | null) => void;
}

/** A list to choose from that is drawn again only if what it shows changes: a key in another field does not change it. */
export function KeptSelect({ data, onPick, ...props }: KeptSelectProps) {
  const shown = JSON.stringify(data);
  const options = useMemo(() => JSON.parse(shown) as { value: string; label: string }[], [shown]);
  // values are texts, as those of the options are
  const pick = useLatest((value: unknown) => onPick(typeof value === 'string' ? value : null));
  return <KeptList {...props} data={options} onChange={pick} />;
}
