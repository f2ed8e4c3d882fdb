import { useState } from 'react';
import { DateField, isDay, useAddress } from '#shared';

interface AddressDateProps {
  readonly name: 'since' | 'compare' | 'dueFrom' | 'dueTo';
  readonly label: string;
  readonly max?: string;
}

/** A day in the address, which also changes when a saved view is opened. */
export function AddressDate({ name, label, max }: AddressDateProps) {
  const { values, set } = useAddress();
  const inAddress = values[name] ?? '';
  const [typed, setTyped] = useState(inAddress);
  const [followed, setFollowed] = useState(inAddress);
  if (followed !== inAddress) {
    setFollowed(inAddress);
    setTyped(inAddress);
  }
  return (
    <DateField
      label={label}
      max={max}
      value={typed}
      onChange={({ currentTarget: { value } }) => {
        setTyped(value);
        if (value === '' || isDay(value)) set({ [name]: value || undefined });
      }}
    />
  );
}
