import { useQuery } from '@tanstack/react-query';
import type { Column, TableFile } from '#shared';
import {
  DataTable,
  DownloadMenu,
  Loaded,
  Section,
  useFormat,
  useLanguage,
  useLocalized,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import type { Comparison } from '../api/reports.js';
import { comparisonQuery } from '../api/reports.js';
import { period } from './dates.js';
import { useFilterLine } from './filter-line.js';
import { useActionFilter } from './filters.js';
import { ActionStatusMark, Due, useStatusWord } from './marks.js';

type Row = Comparison['items'][number];

/** The columns of the table as text, so that the file and the page say the same. */
function useWords() {
  const { t } = useTranslation('roadmap');
  const format = useFormat();
  const language = useLanguage();
  const status = useStatusWord();
  return {
    change: ({ differences }: Row) => format.list(differences.map((one) => t(`comparison.difference.${one}`))),
    statusThen: ({ differences, statusThen, action }: Row) => {
      if (differences.includes('new')) return '';
      return statusThen === null ? t('comparison.unknown') : status({ status: statusThen, basis: action.basis });
    },
    dueThen: ({ differences, dueThen, duePrecisionThen }: Row) => {
      if (differences.includes('new')) return '';
      return dueThen === null ? t('noDate') : period(dueThen, duePrecisionThen ?? 'day', language);
    },
  };
}

function ComparisonFile({ comparison }: { readonly comparison: Comparison }) {
  const { t } = useTranslation('roadmap');
  const status = useStatusWord();
  const words = useWords();
  const filterLine = useFilterLine();
  const table = (): TableFile => ({
    title: t('comparison.file'),
    head: [
      ...[t('dates.codeColumn'), t('form.titleEn'), t('form.titleZh'), t('comparison.change')],
      ...[t('comparison.statusThen'), t('column.status'), t('comparison.dueThen'), t('column.due')],
      ...[t('comparison.movedBy'), t('dates.agreedColumn')],
    ],
    rows: comparison.items.map((row) => [
      ...[row.action.code, row.action.title.en, row.action.title.zh, words.change(row)],
      ...[words.statusThen(row), status(row.action), row.dueThen, row.action.dueOn],
      ...[row.dueMovedBy, row.action.agreedDueOn],
    ]),
    about: [
      { label: t('comparison.on'), text: comparison.on },
      { label: t('dates.asOf'), text: comparison.today },
      ...filterLine(comparison.items.map(({ action }) => action)),
    ],
  });
  return <DownloadMenu fileName="roadmap-comparison" table={table} />;
}

function Changes({ comparison }: { readonly comparison: Comparison }) {
  const { t } = useTranslation('roadmap');
  const format = useFormat();
  const localized = useLocalized();
  const words = useWords();
  const { items, removed } = comparison;
  const count = (difference: Row['differences'][number]): number =>
    items.filter(({ differences }) => differences.includes(difference)).length;
  const columns: readonly Column<Row>[] = [
    {
      key: 'action',
      title: t('column.action'),
      lead: true,
      sortValue: ({ action }) => action.number,
      cell: ({ action }) => (
        <>
          <span className="rm-code">{action.code}</span>{' '}
          <WorkspaceLink to={`/roadmap/${action.id}`}>{localized(action.title)}</WorkspaceLink>
        </>
      ),
    },
    { key: 'change', title: t('comparison.change'), sortValue: words.change, cell: words.change },
    { key: 'statusThen', title: t('comparison.statusThen'), cell: words.statusThen },
    { key: 'status', title: t('column.status'), cell: ({ action }) => <ActionStatusMark action={action} /> },
    { key: 'dueThen', title: t('comparison.dueThen'), sortValue: ({ dueThen }) => dueThen, cell: words.dueThen },
    { key: 'due', title: t('column.due'), cell: ({ action }) => <Due action={action} labelled /> },
    {
      key: 'movedBy',
      title: t('comparison.movedBy'),
      numeric: true,
      sortValue: ({ dueMovedBy }) => dueMovedBy,
      cell: ({ dueMovedBy }) => (dueMovedBy === null ? '' : format.number(dueMovedBy)),
    },
  ];
  return (
    <>
      <p className="tp-row">
        {t('comparison.counts', {
          ...{ due: count('due'), status: count('status'), added: count('new') },
        })}
        {items.length > 0 && <ComparisonFile comparison={comparison} />}
      </p>
      {items.length === 0 ? (
        <p className="tp-dimmed">{t('comparison.none')}</p>
      ) : (
        <DataTable
          caption={t('comparison.change')}
          captionHidden
          rows={items}
          columns={columns}
          rowKey={({ action }) => action.id}
        />
      )}
      {removed.length > 0 && <p>{t('comparison.removed', { codes: format.list(removed) })}</p>}
      <p className="tp-dimmed tp-small">{t('comparison.reliable')}</p>
    </>
  );
}

/** What is different from the day in the address, for the filtered actions. */
export function ComparisonSection({ on }: { readonly on: string }) {
  const { t } = useTranslation('roadmap');
  const { id } = useWorkspace();
  const format = useFormat();
  const { query } = useActionFilter();
  const comparison = useQuery(comparisonQuery(id, { ...query, on }));
  return (
    <Section title={t('comparison.title', { date: format.date(on) })}>
      <Loaded query={comparison}>{(loaded) => <Changes comparison={loaded} />}</Loaded>
    </Section>
  );
}
