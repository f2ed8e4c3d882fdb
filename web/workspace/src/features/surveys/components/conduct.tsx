import { DataTable, Section, useFormat, useTranslation } from '#shared';
import type { Fieldwork } from '../api/surveys.js';

interface Row {
  readonly name: string;
  readonly count: number;
  /** Number that is compared with the target. */
  readonly counting: number;
}

interface TableProps {
  readonly title: string;
  readonly counted: string;
  readonly rows: readonly Row[];
  readonly target: number;
}

function AgainstTarget({ title, counted, rows, target }: TableProps) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  return (
    <DataTable<Row>
      caption={title}
      rows={rows}
      rowKey={({ name }) => name}
      columns={[
        { key: 'name', title, lead: true, cell: ({ name }) => name },
        { key: 'count', title: counted, numeric: true, cell: ({ count }) => format.number(count) },
        {
          key: 'share',
          title: t('conduct.ofTarget'),
          numeric: true,
          cell: ({ counting }) => (target === 0 ? t('targets.none') : format.share(counting / target)),
        },
      ]}
    />
  );
}

/** Answers by version and channel against the target, and by duration; empty for readers who see one park. */
export function Conduct({ fieldwork, minimum }: { readonly fieldwork: Fieldwork; readonly minimum: number }) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const { versions, channels, durations, target } = fieldwork;
  const byVersion = versions.map(({ version, received, completes }): Row => {
    return { name: t('move.version', { version }), count: received, counting: completes };
  });
  const byChannel = (['poster', 'link', 'import'] as const)
    .map((channel): Row => {
      const count = channels?.[channel] ?? 0;
      return { name: t(`conduct.channels.${channel}`), count, counting: count };
    })
    .filter(({ count }) => count > 0);
  return (
    <div className="sv-two">
      {byVersion.length > 1 && (
        <Section title={t('conduct.version')} purpose={t('conduct.versionNote')}>
          <AgainstTarget
            title={t('conduct.version')}
            counted={t('fieldwork.received')}
            rows={byVersion}
            target={target}
          />
        </Section>
      )}
      {byChannel.length > 0 && (
        <Section title={t('conduct.channel')} purpose={t('conduct.channelNote', { minimum })}>
          <AgainstTarget title={t('conduct.channel')} counted={t('conduct.sent')} rows={byChannel} target={target} />
        </Section>
      )}
      {durations.length > 0 && (
        <Section title={t('conduct.duration')} purpose={t('conduct.durationNote', { minimum })}>
          <dl className="sv-counts">
            {durations.map(({ band, count }) => (
              <div key={band}>
                <dt>{t(`conduct.bands.${band}`)}</dt>
                <dd className="tp-numbers">{count === 0 ? t('conduct.few', { minimum }) : format.number(count)}</dd>
              </div>
            ))}
          </dl>
        </Section>
      )}
    </div>
  );
}
