import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../../shared/index.js';
import {
  DataTable,
  EmptyState,
  Loaded,
  Page,
  Section,
  useFormat,
  useLocalized,
  useParam,
  useWorkspace,
  WorkspaceLink,
} from '../../../shared/index.js';
import { runComparisonQuery } from '../api/queries.js';
import type { Indicator } from '../api/types.js';
import { FigureKey, FigureMark } from '../parts/figure-mark.js';
import '../indicators.css';

type Comparison = Schema<'RunComparisonResponse'>;
type MovedFigure = Comparison['figures'][number];

function Differences({ comparison }: { readonly comparison: Comparison }) {
  const { t } = useTranslation('indicators');
  const { before, after, differences } = comparison;
  const value = (text: string) => (/^[0-9a-f]{64}$/.test(text) ? <code title={text}>{text.slice(0, 12)}</code> : text);
  return (
    <Section title={t('run.differences')} plain>
      <DataTable
        caption={t('run.differences')}
        rows={differences}
        rowKey={({ kind, name }) => `${kind} ${name}`}
        empty={<EmptyState title={t('run.differencesNone')}>{t('run.comparePurpose')}</EmptyState>}
        columns={[
          {
            key: 'kind',
            title: t('run.what'),
            cell: ({ kind, name }) => `${t(`run.kind.${kind}`)}: ${t(`run.input.${name}`)}`,
          },
          { key: 'before', title: t('run.name', { number: before.number }), cell: (row) => value(row.before) },
          { key: 'after', title: t('run.name', { number: after.number }), cell: (row) => value(row.after) },
        ]}
      />
    </Section>
  );
}

function useWhom(): (figure: MovedFigure) => string {
  const { t } = useTranslation('indicators');
  const localized = useLocalized();
  return ({ before, after }) => {
    const cell = after ?? before;
    const sex = cell?.sex ? t(`shared:sex.${cell.sex === 'F' ? 'female' : 'male'}`) : null;
    const level = cell?.levelName ? localized(cell.levelName) : null;
    return [level, sex].filter((part) => part !== null).join(' · ') || t('run.everybody');
  };
}

function Figures({ comparison }: { readonly comparison: Comparison }) {
  const { t } = useTranslation('indicators');
  const localized = useLocalized();
  const format = useFormat();
  const whom = useWhom();
  const { before, after, figures, moved, same } = comparison;
  const mark = (figure: MovedFigure, cell: MovedFigure['before']) => (
    <FigureMark
      indicator={{ measure: figure.measure as Indicator['measure'], unit: figure.unit }}
      cell={cell ?? undefined}
    />
  );
  return (
    <Section
      title={t('run.figuresMoved')}
      purpose={
        t('run.figuresCount', { moved: format.number(moved), same: format.number(same) }) +
        (moved > figures.length ? ` ${t('run.figuresFirst', { count: figures.length })}` : '')
      }
    >
      <DataTable
        caption={t('run.figuresMoved')}
        rows={figures}
        rowKey={(row) =>
          `${row.indicatorId} ${JSON.stringify([(row.after ?? row.before)?.sex, (row.after ?? row.before)?.level])}`
        }
        empty={<EmptyState title={t('run.figuresNone')}>{t('run.comparePurpose')}</EmptyState>}
        columns={[
          {
            key: 'indicator',
            title: t('run.indicator'),
            cell: (row) => (
              <WorkspaceLink to={`/indicators/${row.indicatorId}`}>{localized(row.indicatorName)}</WorkspaceLink>
            ),
          },
          { key: 'whom', title: t('run.whom'), cell: whom },
          {
            key: 'before',
            title: t('run.name', { number: before.number }),
            numeric: true,
            cell: (row) => mark(row, row.before),
          },
          {
            key: 'after',
            title: t('run.name', { number: after.number }),
            numeric: true,
            cell: (row) => mark(row, row.after),
          },
        ]}
      />
      {figures.length > 0 && <FigureKey />}
    </Section>
  );
}

/** Two runs side by side: what they were made from, and the protected figures that are not the same. */
export function RunComparisonPage() {
  const { t } = useTranslation('indicators');
  const { id } = useWorkspace();
  const [runId, otherId] = [useParam('runId'), useParam('otherId')];
  const comparison = useQuery(runComparisonQuery(id, { after: runId, before: otherId }));
  const found = comparison.data;
  return (
    <Page
      title={
        found ? t('run.compareTitle', { before: found.before.number, after: found.after.number }) : t('run.compare')
      }
      purpose={t('run.comparePurpose')}
      above={<WorkspaceLink to={`/indicators/runs/${runId}`}>{t('run.run')}</WorkspaceLink>}
      copyLink
    >
      <Loaded query={comparison}>
        {(data) => (
          <>
            <Differences comparison={data} />
            <Figures comparison={data} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
