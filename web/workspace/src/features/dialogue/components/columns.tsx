import { Tabs } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '#shared';

interface Column {
  readonly value: string;
  readonly label: string;
  readonly content: ReactNode;
  /** The content has a heading of its own. */
  readonly headed?: boolean;
}

/** Three columns need about 1,000 px beside the navigation. */
export function useThreeColumns(): boolean {
  return useMediaQuery('(min-width: 1280px)', true, { getInitialValueInEffect: false });
}

/**
 * Side by side where there is room, else one at a time under tabs whose choice lives in the address. Both are the same
 * elements, so that a tablet which is turned keeps an open form and what was typed in it.
 */
export function Columns({ columns }: { readonly columns: readonly Column[] }) {
  const { t } = useTranslation('dialogue');
  const wide = useThreeColumns();
  const { values, set } = useAddress();
  const first = columns[0]?.value ?? '';
  const chosen = columns.some(({ value }) => value === values['tab']) ? values['tab'] : first;
  return (
    <Tabs
      id="dl"
      value={chosen ?? first}
      onChange={(value) => set({ tab: value === first ? undefined : (value ?? undefined) })}
    >
      {!wide && (
        <Tabs.List aria-label={t('page.columns')} className="tp-tabs">
          {columns.map(({ value, label }) => (
            <Tabs.Tab key={value} value={value}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      )}
      <div className={wide ? 'dl-table' : 'dl-tabbed'}>
        {columns.map(({ value, label, content, headed }) => (
          <section
            key={value}
            id={`dl-panel-${value}`}
            className={wide ? 'tp-card' : undefined}
            hidden={!wide && value !== chosen}
            {...(wide ? { 'aria-label': label } : { role: 'tabpanel', 'aria-labelledby': `dl-tab-${value}` })}
          >
            {!headed && <h2 className={wide ? undefined : 'tp-visually-hidden'}>{label}</h2>}
            {content}
          </section>
        ))}
      </div>
    </Tabs>
  );
}
