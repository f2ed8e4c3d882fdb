import { Button } from '@mantine/core';
import { useState } from 'react';
import { DataTable, Section, useCan, useFormat, useLocalized, useTranslation } from '#shared';
import type { Level, RunDetail } from '../api/types.js';
import { MergeDialog } from './merge-categories.js';

type Breakdown = RunDetail['run']['settings']['breakdowns'][number];

const sums = ['shown', 'coded', 'confidential', 'uncertain', 'noCases'] as const;
type Counts = Readonly<Record<(typeof sums)[number], number>>;

/** Merging the categories of these leaves at least two. Parks are parties to the dialogue. */
const isMergeable = (breakdown: Breakdown, levels: readonly Level[]): boolean =>
  breakdown !== 'park' && levels.filter(({ mergedFrom }) => mergedFrom === null).length > 2;

function useCountColumns(): { key: string; title: string; numeric: true; cell: (row: Counts) => string }[] {
  const { t } = useTranslation('indicators');
  const format = useFormat();
  return sums.map((name) => ({
    key: name,
    title: t(`release.${name}`),
    numeric: true,
    cell: (row) => format.number(row[name]),
  }));
}

function ByCategory({ levels }: { readonly levels: readonly Level[] }) {
  const { t } = useTranslation('indicators');
  const localized = useLocalized();
  const columns = useCountColumns();
  return (
    <details className="in-fingerprints">
      <summary>{t('merging.categories')}</summary>
      <DataTable
        caption={t('merging.categories')}
        rows={levels}
        rowKey={({ breakdown, level }) => `${breakdown} ${level}`}
        columns={[
          {
            key: 'category',
            title: t('merging.category'),
            cell: ({ levelName, mergedFrom }: Level) =>
              mergedFrom === null
                ? localized(levelName)
                : t('merging.mergedFrom', { name: localized(levelName), categories: localized(mergedFrom) }),
          },
          {
            key: 'breakdown',
            title: t('merging.breakdown'),
            cell: ({ breakdown }: Level) => t(`breakdown.${breakdown}`),
          },
          ...columns,
        ]}
      />
    </details>
  );
}

/** How much of each breakdown a run shows; categories can be merged in a new run. */
export function RunLevels({ detail }: { readonly detail: RunDetail }) {
  const { t } = useTranslation('indicators');
  const can = useCan();
  const columns = useCountColumns();
  const [open, setOpen] = useState<Breakdown | null>(null);
  const { run, levels } = detail;
  const of = (breakdown: string): readonly Level[] => levels.filter((level) => level.breakdown === breakdown);
  const rows = [...new Set(levels.map(({ breakdown }) => breakdown as Breakdown))].map((breakdown) => {
    const own = of(breakdown);
    const total = (name: (typeof sums)[number]): number => own.reduce((sum, level) => sum + level[name], 0);
    return {
      ...{ breakdown, own, shown: total('shown'), coded: total('coded'), confidential: total('confidential') },
      ...{ uncertain: total('uncertain'), noCases: total('noCases') },
    };
  });
  if (rows.length === 0) return null;
  return (
    <Section title={t('merging.title')} purpose={t('merging.purpose')} plain>
      <DataTable
        caption={t('merging.by')}
        rows={rows}
        rowKey={({ breakdown }) => breakdown}
        columns={[
          {
            key: 'breakdown',
            title: t('merging.breakdown'),
            cell: ({ breakdown }: (typeof rows)[number]) => t(`breakdown.${breakdown}`),
          },
          ...columns,
          ...(can('indicators.run.start')
            ? [
                {
                  key: 'merge',
                  title: t('shared:actions'),
                  cell: ({ breakdown, own }: (typeof rows)[number]) =>
                    isMergeable(breakdown, own) && (
                      <Button
                        size="compact-sm"
                        variant="default"
                        aria-label={t('merging.openOf', { breakdown: t(`breakdown.${breakdown}`) })}
                        onClick={() => setOpen(breakdown)}
                      >
                        {t('merging.open')}
                      </Button>
                    ),
                },
              ]
            : []),
        ]}
      />
      <ByCategory levels={levels} />
      {rows.map(({ breakdown, own }) => (
        <MergeDialog
          key={breakdown}
          run={run}
          breakdown={breakdown}
          levels={own}
          opened={open === breakdown}
          close={() => setOpen(null)}
        />
      ))}
    </Section>
  );
}
