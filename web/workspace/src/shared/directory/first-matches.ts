import type { ComboboxItem, ComboboxParsedItem, OptionsFilter } from '@mantine/core';
import { useTranslation } from '../i18n/i18n.js';

/** Maximum number of options: more make a list slow to open and too long to read. */
const shownAtOnce = 100;

/** Options that contain the typed text, ignoring case; the last line shows how many more there are. */
export function firstMatches(
  options: readonly ComboboxParsedItem[],
  search: string,
  moreLabel: (count: number) => string,
): ComboboxParsedItem[] {
  const wanted = search.trim().toLowerCase();
  const matches = ({ label }: ComboboxItem): boolean => label.toLowerCase().includes(wanted);
  let left = shownAtOnce;
  let more = 0;
  const take = (items: readonly ComboboxItem[]): ComboboxItem[] => {
    const found = items.filter(matches);
    const shown = found.slice(0, left);
    left -= shown.length;
    more += found.length - shown.length;
    return shown;
  };
  const shown = options
    .map((option) => ('group' in option ? { ...option, items: take(option.items) } : take([option])))
    .flat()
    .filter((option) => !('group' in option) || option.items.length > 0);
  return more === 0 ? shown : [...shown, { value: '', label: moreLabel(more), disabled: true }];
}

/** For the `filter` of a searchable `Select` or `MultiSelect` with many options. */
export function useFirstMatches(): OptionsFilter {
  const { t } = useTranslation('shared');
  return ({ options, search }) => firstMatches(options, search, (count) => t('moreOptions', { count }));
}
