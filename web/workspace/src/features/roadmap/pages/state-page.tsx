import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TableFile } from '#shared';
import { DownloadMenu, Loaded, Page, Section, useFormat, useLocalized, useWorkspace, WorkspaceLink } from '#shared';
import type { StateReport } from '../api/queries.js';
import { stateReportQuery } from '../api/queries.js';
import { ActionTable } from '../components/action-table.js';
import { useGroupList, useStatusWord } from '../components/marks.js';
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
        action.evidenceCount,
        groups(action.confirmedBy),
        groups(action.disputedBy),
      ]),
    ),
    about: [{ label: t('dates.asOf'), text: report.today }],
  });
  return <DownloadMenu fileName="state-of-the-roadmap" table={table} />;
}

function Report({ report }: { readonly report: StateReport }) {
  const { t } = useTranslation('roadmap');
  const format = useFormat();
  const localized = useLocalized();
  const nameOf = useSectionName(report);
  const { roundtable, today, total } = report;
  return (
    <>
      <p>
        {t('state.asOf', { date: format.date(today), count: total })}
        <br />
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
      </p>
      {report.sections.map(({ section, items }) => (
        <Section key={section} title={t('state.heading', { section: nameOf(section), count: items.length })}>
          {items.length === 0 ? <p className="tp-dimmed">{t('state.none')}</p> : <ActionTable actions={items} />}
        </Section>
      ))}
    </>
  );
}

/** The state of the roadmap for the next roundtable, to read, download and print. */
export function StatePage() {
  const { t } = useTranslation('roadmap');
  const { id } = useWorkspace();
  const report = useQuery(stateReportQuery(id));
  return (
    <Page
      title={t('state.title')}
      purpose={t('state.purpose')}
      wide
      above={<WorkspaceLink to="/roadmap">{t('page.back')}</WorkspaceLink>}
      action={
        report.data && (
          <>
            <ReportFile report={report.data} />
            <Button variant="default" leftSection={<Printer size={16} aria-hidden />} onClick={() => window.print()}>
              {t('state.print')}
            </Button>
          </>
        )
      }
    >
      <Loaded query={report}>{(loaded) => <Report report={loaded} />}</Loaded>
    </Page>
  );
}
