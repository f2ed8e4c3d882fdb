import { SegmentedControl, Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { useAddress } from '../routing/navigation.js';

export interface TabChoice {
  readonly value: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly content: ReactNode;
}

interface AddressTabsProps {
  /** Name in the address, `?tab=`. */
  readonly name?: string;
  readonly label: string;
  readonly tabs: readonly TabChoice[];
}

/** Tabs whose choice lives in the address; the first is the default. */
export function AddressTabs({ name = 'tab', label, tabs }: AddressTabsProps) {
  const { values, set } = useAddress();
  const first = tabs[0]?.value ?? '';
  const chosen = tabs.some((tab) => tab.value === values[name]) ? (values[name] ?? first) : first;
  return (
    <Tabs
      value={chosen}
      onChange={(value) => set({ [name]: value === first ? undefined : (value ?? undefined) })}
      keepMounted={false}
    >
      <Tabs.List aria-label={label} className="tp-tabs">
        {tabs.map((tab) => (
          <Tabs.Tab key={tab.value} value={tab.value} leftSection={tab.icon}>
            {tab.label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map((tab) => (
        <Tabs.Panel key={tab.value} value={tab.value} pt="md">
          {tab.content}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

interface AddressSwitchProps {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

/** A choice of views ("board, table, map") in the address; the first is the default. */
export function AddressSwitch({ name, label, choices }: AddressSwitchProps) {
  const { values, set } = useAddress();
  const first = choices[0]?.value ?? '';
  return (
    <SegmentedControl
      aria-label={label}
      value={values[name] ?? first}
      onChange={(value) => set({ [name]: value === first ? undefined : value })}
      data={choices.map(({ value, label: text }) => ({ value, label: text }))}
    />
  );
}
