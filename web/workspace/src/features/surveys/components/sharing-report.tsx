import { DataTable, Section, Stat, useFormat, useLocalized, useTranslation } from '#shared';
import type { SharingReport } from '../api/sharing.js';

/** How many answers could be recognised, and what the rules protect: counts only. */
export function SharingReportPart({ report }: { readonly report: SharingReport }) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const inWords = useLocalized();
  const { records, atRisk, k, enterprises, keys } = report;
  const share = (count: number): string => format.share(records === 0 ? 0 : count / records);
  const isPossible = keys.every(({ suppressed }) => suppressed !== null);
  const rare = report.rare.flatMap((combinations, at) =>
    combinations === 0
      ? []
      : [t('sharing.report.ofSize', { count: at + 1, combinations: format.number(combinations) })],
  );
  return (
    <Section title={t('sharing.report.title')} purpose={t('sharing.report.purpose', { k, count: enterprises })}>
      <div className="sv-stats">
        <Stat
          label={t('sharing.report.records')}
          value={format.number(records)}
          note={t('sharing.report.recordsNote')}
        />
        <Stat
          label={t('sharing.report.atRisk')}
          value={format.number(atRisk)}
          note={t('sharing.report.atRiskNote', { share: share(atRisk), k, count: enterprises })}
        />
        <Stat
          label={t('sharing.report.combinations')}
          value={format.number(report.combinations)}
          note={[
            ...rare,
            ...(report.fewEnterprises > 0
              ? [t('sharing.report.fewEnterprises', { combinations: format.number(report.fewEnterprises) })]
              : []),
          ].join(t('sharing.report.separator'))}
        />
      </div>
      {!isPossible && <p>{t('sharing.report.tooFew')}</p>}
      <DataTable
        caption={t('sharing.report.keys')}
        rows={keys}
        rowKey={({ name }) => name}
        empty={t('sharing.report.noKeys')}
        columns={[
          { key: 'name', title: t('sharing.report.variable'), cell: ({ label }) => inWords(label) },
          {
            key: 'suppressed',
            title: t('sharing.report.suppressed'),
            numeric: true,
            cell: ({ suppressed }) => (suppressed === null ? '–' : format.number(suppressed)),
          },
          {
            key: 'without',
            title: t('sharing.report.without'),
            numeric: true,
            cell: ({ atRiskWithout }) => format.number(atRiskWithout),
          },
        ]}
      />
      {report.added.length > 0 && <p>{t('sharing.report.added', { names: report.added.join(', ') })}</p>}
      {report.revealing.length > 0 && (
        <>
          <p>{t('sharing.report.revealing')}</p>
          <ul>
            {report.revealing.map(({ name, label, reveals }) => (
              <li key={name}>
                {t('sharing.report.reveals', { label: inWords(label), name, names: reveals.join(', ') })}
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}
