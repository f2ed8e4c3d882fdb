import { Select, type SelectProps } from '@mantine/core';
import { memo, useMemo } from 'react';
import { useLatest } from './use-latest.js';

const Kept = memo(Select);

interface KeptSelectProps extends Omit<SelectProps, 'data' | 'onChange' | 'ref'> {
  readonly data: readonly { readonly value: string; readonly label: string }[];
  readonly onPick: (value: string | null) => void;
}

/** A list to choose from that is drawn again only if what it shows changes: a key in another field does not change it. */
export function KeptSelect({ data, onPick, ...props }: KeptSelectProps) {
  const shown = JSON.stringify(data);
  const options = useMemo(() => JSON.parse(shown) as { value: string; label: string }[], [shown]);
  return <Kept {...props} data={options} onChange={useLatest(onPick)} />;
}
