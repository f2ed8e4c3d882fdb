import { SegmentedControl, Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { useAddress } from '../routing/navigation.js';

export interface TabChoice {
  readonly value: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly content: ReactNode;
}

interface AddressTabsProps {
  /** Name of the parameter in the address, default `?tab=`. */
  readonly name?: string;
  readonly label: string;
  readonly tabs: readonly TabChoice[];
  /** The tab that is shown if the address has none; by default the first. */
  readonly initial?: string | undefined;
  /** Whether hidden tabs keep their state, so that open forms stay open. */
  readonly keepMounted?: boolean;
}

/** On a phone, tabs may be wider than the screen: scrolls the selected one into view and fades the edges. */
function useTabRow(chosen: string) {
  const row = useRef<HTMLDivElement>(null);
  const mark = (): void => {
    const list = row.current;
    if (!list) return;
    list.toggleAttribute('data-before', list.scrollLeft > 2);
    list.toggleAttribute('data-more', list.scrollLeft + list.clientWidth < list.scrollWidth - 2);
  };
  useEffect(() => {
    const list = row.current;
    const tab = list?.querySelector<HTMLElement>('[aria-selected="true"]');
    if (list && tab) list.scrollLeft = tab.offsetLeft - (list.clientWidth - tab.offsetWidth) / 2;
    mark();
    window.addEventListener('resize', mark);
    return () => window.removeEventListener('resize', mark);
  }, [chosen]);
  return { row, mark };
}

/** Tabs whose selection is in the address. */
export function AddressTabs({ name = 'tab', label, tabs, initial, keepMounted = false }: AddressTabsProps) {
  const { values, set } = useAddress();
  const first = initial ?? tabs[0]?.value ?? '';
  const chosen = tabs.some((tab) => tab.value === values[name]) ? (values[name] ?? first) : first;
  const { row, mark } = useTabRow(chosen);
  return (
    <Tabs
      value={chosen}
      onChange={(value) => set({ [name]: value === first ? undefined : (value ?? undefined) })}
      keepMounted={keepMounted}
    >
      <Tabs.List ref={row} aria-label={label} className="tp-tabs" onScroll={mark}>
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

/** A choice of views (e.g. board, table, map) in the address; the first is the default. */
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
