import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import type { Column } from '#shared';
import { DataTable, Section, useTranslation } from '#shared';
import type { Indicator } from '../api/types.js';
import { wasComputed } from '../domain/catalogue-search.js';

interface GroupProps {
  readonly group: string;
  readonly items: readonly Indicator[];
  readonly columns: readonly Column<Indicator>[];
  readonly open: boolean;
}

/** One collapsible subject; indicators without data are listed on request. */
function Group({ group, items, columns, open }: GroupProps) {
  const { t } = useTranslation('indicators');
  const [all, setAll] = useState(false);
  const rows = all ? items : items.filter(wasComputed);
  const hidden = items.length - rows.length;
  return (
    <details className="in-fold" open={open}>
      <summary>
        <h2>{t(`group.${group}`)}</h2>
        <span className="tp-small tp-dimmed">{t('list.inGroup', { count: items.length })}</span>
      </summary>
      {rows.length > 0 && (
        <DataTable caption={t(`group.${group}`)} columns={columns} rows={rows} rowKey={({ id }) => id} />
      )}
      {hidden > 0 && (
        <Button variant="subtle" onClick={() => setAll(true)}>
          {t('list.withoutData', { count: hidden })}
        </Button>
      )}
    </details>
  );
}

/**
 * The catalogue without a search: headline indicators first, then the subjects, which are collapsed on phones but
 * never in print.
 */
export function FoldedCatalogue({
  items,
  columns,
}: {
  readonly items: readonly Indicator[];
  readonly columns: readonly Column<Indicator>[];
}) {
  const { t } = useTranslation('indicators');
  const wide = useMediaQuery('(min-width: 900px), print', true, { getInitialValueInEffect: false });
  const headline = items.filter((item) => item.headline);
  const others = items.filter((item) => !item.headline);
  return (
    <>
      <Section title={t('list.headline')} plain>
        <DataTable caption={t('list.headline')} columns={columns} rows={headline} rowKey={({ id }) => id} />
      </Section>
      {[...new Set(others.map(({ group }) => group))].map((group) => (
        <Group
          key={group}
          group={group}
          items={others.filter((item) => item.group === group)}
          columns={columns}
          open={wide}
        />
      ))}
    </>
  );
}
