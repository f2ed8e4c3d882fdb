import { useState } from 'react';
import { DateField, isDay, useAddress } from '#shared';

interface AddressDateProps {
  readonly name: 'since' | 'compare' | 'dueFrom' | 'dueTo';
  readonly label: string;
  readonly max?: string;
}

/** A day in the address. */
export function AddressDate({ name, label, max }: AddressDateProps) {
  const { values, set } = useAddress();
  const [typed, setTyped] = useState(values[name] ?? '');
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
