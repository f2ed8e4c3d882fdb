import { Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ChevronDown, FileText } from 'lucide-react';
import type { TableFile } from '#shared';
import {
  addressOf,
  DownloadMenu,
  isDay,
  Loaded,
  Page,
  PrintedLink,
  Section,
  tagOf,
  useAddress,
  useFormat,
  useLanguageOrder,
  useLocalized,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import type { ActionQuery } from '../api/queries.js';
import type { StateReport, StateReportQuery } from '../api/reports.js';
import { stateReportQuery } from '../api/reports.js';
import { ActionTable } from '../components/action-table.js';
import { useFilterLine } from '../components/filter-line.js';
import { AddressDate } from '../components/address-date.js';
import { ActionFilters, useActionFilter } from '../components/filters.js';
import { useGroupList, useStatusWord } from '../components/marks.js';
import { PublicPageLink } from '../components/public-entry.js';
import { StateFigures, WhatGroupsOwe } from '../components/state-figures.js';
import '../roadmap.css';

type SectionKey = StateReport['sections'][number]['section'];

function useSectionName(report: StateReport): (section: SectionKey) => string {
  const { t } = useTranslation('roadmap');
  return (section) => t(`state.name.${section}`, { days: report.responseDays });
}

/** Titles in both languages, so that the file can be given to all groups. */
function ReportFile({ report }: { readonly report: StateReport }) {
  const { t } = useTranslation('roadmap');
  const localized = useLocalized();
  const groups = useGroupList();
  const status = useStatusWord();
  const nameOf = useSectionName(report);
  const filterLine = useFilterLine();
  const table = (): TableFile => ({
    title: t('state.file'),
    head: [
      t('state.section'),
      t('dates.codeColumn'),
      t('form.titleEn'),
      t('form.titleZh'),
      t('column.owner'),
      t('column.status'),
      t('column.due'),
      t('dates.lateColumn'),
      t('dates.agreedColumn'),
      t('schedule.slippageColumn'),
      t('column.evidence'),
      t('dates.confirmed'),
      t('dates.disputed'),
    ],
    rows: report.sections.flatMap(({ section, items }) =>
      items.map((action) => [
        nameOf(section),
        action.code,
        action.title.en,
        action.title.zh,
        action.owner ? localized(action.owner.name) : null,
        status(action),
        action.dueOn,
        action.daysLate,
        action.agreedDueOn,
        action.dueSlippage,
        action.evidenceCount,
        groups(action.confirmedBy),
        groups(action.disputedBy),
      ]),
    ),
    about: [
      { label: t('dates.asOf'), text: report.today },
      ...filterLine(report.sections.flatMap(({ items }) => items)),
      ...(report.since === null ? [] : [{ label: t('state.since'), text: report.since }]),
    ],
  });
  return <DownloadMenu fileName="state-of-the-roadmap" table={table} />;
}

function Report({ report }: { readonly report: StateReport }) {
  const { t } = useTranslation('roadmap');
  const format = useFormat();
  const localized = useLocalized();
  const nameOf = useSectionName(report);
  const { roundtable, today, total, publicActions } = report;
  return (
    <>
      <p>
        {total > 0 && t('state.asOf', { date: format.date(today), count: total })}
        {total > 0 && <br />}
        {roundtable === null ? (
          t('state.noRoundtable')
        ) : (
          <WorkspaceLink to={`/roundtables/${roundtable.id}`}>
            {t('state.next', {
              roundtable: `${roundtable.label} ${localized(roundtable.title)}`,
              date: format.date(roundtable.startsOn),
            })}
          </WorkspaceLink>
        )}
        {publicActions > 0 && (
          <>
            <br />
            <PublicPageLink />
          </>
        )}
      </p>
      {total === 0 ? (
        <p>{t('state.nothingCounted')}</p>
      ) : (
        <>
          <StateFigures report={report} />
          <WhatGroupsOwe report={report} />
          {report.sections.map(({ section, items }) => (
            <Section key={section} title={t('state.heading', { section: nameOf(section), count: items.length })}>
              {items.length === 0 ? <p className="tp-dimmed">{t('state.none')}</p> : <ActionTable actions={items} />}
            </Section>
          ))}
        </>
      )}
    </>
  );
}

/** The report as PDF, in both languages, so that it can be given to all groups. */
function PrintedReport({ query }: { readonly query: StateReportQuery }) {
  const { t } = useTranslation('roadmap');
  const { id: workspaceId } = useWorkspace();
  const order = useLanguageOrder();
  return order.map(tagOf).map((language) => (
    <Button
      key={language}
      component={PrintedLink}
      variant="default"
      leftSection={<FileText size={16} aria-hidden />}
      href={addressOf('/api/workspaces/{workspaceId}/roadmap/state-report.pdf', {
        path: { workspaceId },
        query: { ...query, language },
      })}
    >
      {t(`state.pdf.${language}`)}
    </Button>
  ));
}

/** Board and timeline of the filtered actions as PDF, in both languages. */
function PrintedPlan({ query }: { readonly query: ActionQuery }) {
  const { t } = useTranslation('roadmap');
  const { id: workspaceId } = useWorkspace();
  const order = useLanguageOrder().map(tagOf);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" rightSection={<ChevronDown size={16} aria-hidden />}>
          {t('state.plan.open')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(['board', 'timeline'] as const).flatMap((layout) =>
          order.map((language) => (
            <Menu.Item
              key={`${layout} ${language}`}
              component={PrintedLink}
              href={addressOf('/api/workspaces/{workspaceId}/roadmap/plan.pdf', {
                path: { workspaceId },
                query: { ...query, layout, language },
              })}
            >
              {t(`state.plan.${layout}`, { pdf: t(`state.pdf.${language}`) })}
            </Menu.Item>
          )),
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

/** The state of the roadmap for the next roundtable, to read, download and print. */
export function StatePage() {
  const { t } = useTranslation('roadmap');
  const { id } = useWorkspace();
  const { values } = useAddress();
  const { query: filter, search } = useActionFilter();
  const since = values['since'];
  const query = { ...filter, ...(since !== undefined && isDay(since) && { since }) };
  const report = useQuery(stateReportQuery(id, query));
  return (
    <Page
      title={t('state.title')}
      purpose={t('state.purpose')}
      wide
      above={<WorkspaceLink to={`/roadmap${search}`}>{t('page.back')}</WorkspaceLink>}
      action={
        report.data && (
          <>
            <ReportFile report={report.data} />
            <PrintedReport query={query} />
            <PrintedPlan query={filter} />
          </>
        )
      }
      filters={
        <>
          <ActionFilters />
          <AddressDate name="since" label={t('state.since')} />
        </>
      }
    >
      <Loaded query={report}>{(loaded) => <Report report={loaded} />}</Loaded>
    </Page>
  );
}
