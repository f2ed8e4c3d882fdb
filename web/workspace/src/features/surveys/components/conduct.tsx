import { useTranslation } from 'react-i18next';
import { DataTable, Section, useFormat } from '#shared';
import type { Fieldwork } from '../api/surveys.js';

interface Row {
  readonly name: string;
  readonly received: number;
  /** Null: how many of them count towards the target is not known. */
  readonly counting: number | null;
}

/** Answers by version and channel against the target, and by duration; empty for readers who see one park. */
export function Conduct({ fieldwork }: { readonly fieldwork: Fieldwork }) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const { versions, channels, durations, target } = fieldwork;
  const byVersion = versions.map(({ version, received, completes }): Row => {
    return { name: t('list.formVersion', { version }), received, counting: completes };
  });
  const byChannel = (['poster', 'link', 'import'] as const)
    .map((channel): Row => ({
      name: t(`conduct.channels.${channel}`),
      received: channels?.[channel] ?? 0,
      counting: null,
    }))
    .filter(({ received }) => received > 0);
  const share = (count: number): string => (target === 0 ? t('targets.none') : format.share(count / target));
  const table = (title: string, rows: readonly Row[], counted: string) => (
    <DataTable<Row>
      caption={title}
      rows={rows}
      rowKey={({ name }) => name}
      columns={[
        { key: 'name', title, lead: true, cell: ({ name }) => name },
        { key: 'received', title: counted, numeric: true, cell: ({ received }) => format.number(received) },
        {
          key: 'share',
          title: t('conduct.ofTarget'),
          numeric: true,
          cell: ({ received, counting }) => share(counting ?? received),
        },
      ]}
    />
  );
  if (byVersion.length === 0 && byChannel.length === 0) return null;
  return (
    <>
      <div className="sv-two">
        <Section title={t('conduct.version')} purpose={t('conduct.versionNote')}>
          {table(t('conduct.version'), byVersion, t('fieldwork.received'))}
        </Section>
        {byChannel.length > 0 && (
          <Section title={t('conduct.channel')} purpose={t('conduct.channelNote')}>
            {table(t('conduct.channel'), byChannel, t('conduct.sent'))}
          </Section>
        )}
      </div>
      {durations.length > 0 && (
        <Section title={t('conduct.duration')} purpose={t('conduct.durationNote')}>
          <dl className="sv-counts">
            {durations.map(({ band, count }) => (
              <div key={band}>
                <dt>{t(`conduct.bands.${band}`)}</dt>
                <dd className="tp-numbers">{format.number(count)}</dd>
              </div>
            ))}
          </dl>
        </Section>
      )}
    </>
  );
}
