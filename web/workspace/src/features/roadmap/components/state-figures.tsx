import { useQuery } from '@tanstack/react-query';
import type { Column } from '#shared';
import {
  allPlaces,
  DataTable,
  Section,
  useGroupWords,
  useLocalized,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import type { StateReport } from '../api/reports.js';
import { BudgetSums } from './budget.js';
import { filterOf } from '../domain/figure-filter.js';
import { useActionFilter, useFilteredAddress } from './filters.js';

interface FigureRow {
  readonly key: string;
  readonly name: string;
  /** The filter of these actions; undefined if no filter shows exactly them. */
  readonly filter: Readonly<Record<string, string>> | undefined;
  readonly figures: Pick<
    StateReport['byArea'][number],
    'actions' | 'late' | 'disputed' | 'withoutEvidence' | 'confirmed'
  >;
}

const figures = ['actions', 'late', 'disputed', 'withoutEvidence', 'confirmed'] as const;

function FigureTable({ title, rows }: { readonly title: string; readonly rows: readonly FigureRow[] }) {
  const { t } = useTranslation('roadmap');
  const address = useFilteredAddress();
  const columns: readonly Column<FigureRow>[] = [
    {
      key: 'name',
      title,
      lead: true,
      cell: ({ name, filter }) =>
        filter ? <WorkspaceLink to={address('/roadmap', { ...filter, view: 'table' })}>{name}</WorkspaceLink> : name,
    },
    ...figures.map((figure) => ({
      key: figure,
      title: t(`state.figure.${figure}`),
      numeric: true,
      cell: (row: FigureRow) => row.figures[figure],
    })),
  ];
  return <DataTable caption={title} rows={rows} columns={columns} rowKey={({ key }) => key} />;
}

/** Figures by status, group, policy area and place, each with a link to its actions. */
export function StateFigures({ report }: { readonly report: StateReport }) {
  const { t } = useTranslation('roadmap');
  const localized = useLocalized();
  const words = useGroupWords();
  const { id } = useWorkspace();
  const places = useQuery(allPlaces(id)).data ?? [];
  const placeName = (placeId: string): string =>
    localized(places.find((place) => place.id === placeId)?.name) || t('filter.chosen');
  const { byStatus, byConstituency, byArea, byPlace, published } = report;
  const { query } = useActionFilter();
  const shown = { published, query };
  return (
    <Section title={t('state.figures')}>
      <dl className="rm-state-figures">
        {byStatus.map(({ status, actions }) => (
          <div key={status}>
            <dt>{t(`status.${status}`)}</dt>
            <dd>{actions}</dd>
          </div>
        ))}
      </dl>
      <FigureTable
        title={t('filter.group')}
        rows={byConstituency.map((each) => ({
          key: each.constituency ?? '',
          name: each.constituency === null ? t('state.noGroup') : words.name(each.constituency),
          filter: each.actions > 0 ? filterOf('constituency', each.constituency, shown) : undefined,
          figures: each,
        }))}
      />
      <FigureTable
        title={t('filter.area')}
        rows={byArea.map((each) => ({
          key: String(each.policyArea),
          name: each.name === null ? t('notStated') : localized(each.name),
          filter: filterOf('policyArea', each.policyArea === null ? null : String(each.policyArea), shown),
          figures: each,
        }))}
      />
      <FigureTable
        title={t('form.place')}
        rows={byPlace.map((each) => ({
          key: each.placeId ?? '',
          name: each.placeId === null ? t('notStated') : placeName(each.placeId),
          filter: filterOf('placeId', each.placeId, shown),
          figures: each,
        }))}
      />
      <p className="tp-dimmed tp-small">{t('state.areaNote')}</p>
      {report.budget.length > 0 && <BudgetSums sums={report.budget} />}
    </Section>
  );
}

/** What each group needs to do, with the actions. */
export function WhatGroupsOwe({ report }: { readonly report: StateReport }) {
  const { t } = useTranslation('roadmap');
  const localized = useLocalized();
  const words = useGroupWords();
  return (
    <Section title={t('state.owed')}>
      {report.owed.length === 0 && <p className="tp-dimmed">{t('state.none')}</p>}
      {report.owed.map(({ constituency, duties }) => (
        <div key={constituency ?? ''}>
          <h3>{words.name(constituency)}</h3>
          {duties.length === 0 && <p className="tp-dimmed">{t('state.owesNothing')}</p>}
          {duties.map(({ duty, actions }) => (
            <div key={duty} className="rm-duty">
              {t(`state.duty.${duty}`, { total: actions.length })}
              <ul>
                {actions.map(({ id, code, title }) => (
                  <li key={id}>
                    <span className="rm-code">{code}</span>{' '}
                    <WorkspaceLink to={`/roadmap/${id}`}>{localized(title)}</WorkspaceLink>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </div>
      ))}
    </Section>
  );
}
