import { Button } from '@mantine/core';
import { Download } from 'lucide-react';
import type { TableFile } from '#shared';
import { addressOf, DownloadMenu, FileLink, useLocalized, useTranslation, useWorkspace } from '#shared';
import { allActions } from '../api/queries.js';
import type { ActionList } from '../api/types.js';
import { useActionFilter } from './filters.js';
import { useFilterLine } from './filter-line.js';
import { isReportedInSource, useGroupList, useStatusWord } from './marks.js';

/** A line of text for each source, as the import reads it. */
const budgetCell = (lines: ActionList['items'][number]['budget']): string =>
  lines
    .map(({ source, currency, planned, committed, spent }) => [source, currency, planned, committed, spent].join('; '))
    .join('\n');

/** Download of the filtered actions with the dates first agreed; the import reads the file again. */
export function ActionFile() {
  const { t } = useTranslation('roadmap');
  const localized = useLocalized();
  const groups = useGroupList();
  const status = useStatusWord();
  const filterLine = useFilterLine();
  const { id } = useWorkspace();
  const { query } = useActionFilter();
  const tableOf = (list: ActionList): TableFile => ({
    title: t('dates.file'),
    head: [
      t('dates.codeColumn'),
      t('form.titleEn'),
      t('form.titleZh'),
      t('form.conclusions'),
      t('column.owner'),
      t('column.status'),
      t('schedule.startColumn'),
      t('column.due'),
      t('dates.lateColumn'),
      t('schedule.agreedStartColumn'),
      t('dates.agreedColumn'),
      t('schedule.slippageColumn'),
      t('dates.pastColumn'),
      t('column.progress'),
      t('column.evidence'),
      t('dates.confirmed'),
      t('dates.disputed'),
      t('budget.title'),
      t('risk.column'),
      t('risk.event'),
      t('risk.response'),
      t('nextStep.title'),
      t('nextStep.onColumn'),
    ],
    rows: list.items.map((action) => [
      action.code,
      action.title.en,
      action.title.zh,
      action.conclusions.map(({ label }) => label).join(', '),
      action.owner ? localized(action.owner.name) : null,
      status(action),
      action.startOn,
      action.dueOn,
      action.daysLate,
      action.agreedStartOn,
      action.agreedDueOn,
      action.dueSlippage,
      action.daysPastAgreed,
      isReportedInSource(action) ? null : action.progress,
      action.evidenceCount,
      groups(action.confirmedBy),
      groups(action.disputedBy),
      budgetCell(action.budget),
      action.risk && t(`risk.level.${action.risk.likelihood}`),
      action.risk && localized(action.risk.event),
      action.risk && localized(action.risk.response),
      action.nextStep?.text ?? null,
      action.nextStep?.on ?? null,
    ]),
    about: [{ label: t('dates.asOf'), text: list.today }, ...filterLine(list.items)],
  });
  const records = async () => {
    const { today, items } = await allActions(id, query);
    // what the reader may do with an action is no part of it
    return { asOf: today, actions: items.map(({ moves: _, ...action }) => action) };
  };
  return (
    <>
      <DownloadMenu fileName="roadmap" table={async () => tableOf(await allActions(id, query))} records={records} />
      <Button
        component={FileLink}
        href={addressOf('/api/workspaces/{workspaceId}/roadmap/iati.xml', { path: { workspaceId: id }, query })}
        size="compact-sm"
        variant="subtle"
        color="nogroup"
        leftSection={<Download size={15} aria-hidden />}
      >
        {t('register.iati')}
      </Button>
    </>
  );
}
