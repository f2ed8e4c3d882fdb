import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { EmptyState, Loaded, Page, useAddress, useTranslation, useWorkspace, WorkspaceLink } from '#shared';
import { indicatorQuery, indicatorsQuery } from '../api/queries.js';
import type { Indicator, IndicatorDetail, IndicatorList } from '../api/types.js';
import { FigureKey } from './figure-mark.js';
import { computedOnes, IndicatorSelect } from './indicator-select.js';
import '../indicators.css';

interface ComputedPageProps {
  readonly title: string;
  readonly purpose: string;
  readonly filters?: ReactNode;
  /** Minimum number of indicators; with fewer, the page explains what it will show. */
  readonly fewest: number;
  readonly children: (items: readonly Indicator[], run: IndicatorList['run']) => ReactNode;
}

/** A page of results of the last run, with a legend of its marks. */
export function ComputedPage({ title, purpose, filters, fewest, children }: ComputedPageProps) {
  const { t } = useTranslation('indicators');
  const { id } = useWorkspace();
  const list = useQuery(indicatorsQuery(id));
  return (
    <Page
      title={title}
      purpose={purpose}
      above={<WorkspaceLink to="/indicators">{t('page.back')}</WorkspaceLink>}
      copyLink
      filters={filters}
    >
      <Loaded query={list}>
        {({ items, run }) => {
          const computed = computedOnes(items);
          if (computed.length < fewest) return <EmptyState title={t('empty.title')}>{t('empty.words')}</EmptyState>;
          return (
            <>
              {children(computed, run)}
              <FigureKey />
              <p className="tp-small tp-dimmed">{t('stamp')}</p>
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

interface OneIndicatorProps {
  readonly items: readonly Indicator[];
  readonly children: (detail: IndicatorDetail) => ReactNode;
}

/** The indicator in the address, or else the first headline indicator, with all its data. */
export function OneIndicator({ items, children }: OneIndicatorProps) {
  const { t } = useTranslation('indicators');
  const { id } = useWorkspace();
  const { values, set } = useAddress();
  const chosen =
    items.find((item) => item.id === values['indicator']) ?? items.find(({ headline }) => headline) ?? items[0]!;
  const detail = useQuery(indicatorQuery(id, chosen.id));
  return (
    <>
      <IndicatorSelect
        label={t('compare.indicator')}
        items={items}
        value={chosen.id}
        onChange={(indicator) => set({ indicator })}
      />
      <Loaded query={detail}>{children}</Loaded>
    </>
  );
}
