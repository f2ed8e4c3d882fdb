import { Button, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable, Loaded, Section, useCan, useFormat, useLocalized, useWorkspace } from '#shared';
import type { Fieldwork, Flag, FlaggedAnswer } from '../api/surveys.js';
import { flaggedQuery } from '../api/surveys.js';

interface ListProps {
  readonly waveId: string;
  readonly flag: Flag;
}

/** The answers that raised the flag in each interview, and no others. */
function FlaggedList({ waveId, flag }: ListProps) {
  const { t } = useTranslation('surveys');
  const { id } = useWorkspace();
  const inWords = useLocalized();
  const format = useFormat();
  const found = useQuery(flaggedQuery(id, waveId, flag));
  return (
    <Loaded query={found}>
      {({ items, total }) => (
        <div className="tp-stack">
          <p className="tp-dimmed">
            {t('flagged.shown', { shown: format.number(items.length), total: format.number(total) })}
          </p>
          <DataTable<FlaggedAnswer & { readonly place: number }>
            caption={t(`flag.${flag}`)}
            rows={items.map((item, place) => ({ ...item, place }))}
            rowKey={(row) => String(row.place)}
            columns={[
              { key: 'park', title: t('strata.park'), lead: true, cell: (row) => inWords(row.park) },
              { key: 'status', title: t('fieldwork.dispositions'), cell: (row) => t(`disposition.${row.disposition}`) },
              {
                key: 'because',
                title: t('flagged.because'),
                cell: (row) =>
                  row.because.length === 0
                    ? t(`flag.${flag}`)
                    : row.because.map((said) => (
                        <div key={said.question.en}>
                          {inWords(said.question)} <strong>{inWords(said.answer)}</strong>
                        </div>
                      )),
              },
              {
                key: 'others',
                title: t('flagged.others'),
                cell: (row) =>
                  row.flags
                    .filter((each) => each !== flag)
                    .map((each) => t(`flag.${each}`))
                    .join(' · ') || '–',
              },
            ]}
          />
        </div>
      )}
    </Loaded>
  );
}

/** Counts by flag, and the answers behind them for readers who may export the microdata. */
export function FlagsPart({ waveId, fieldwork }: { readonly waveId: string; readonly fieldwork: Fieldwork }) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const can = useCan();
  const [opened, setOpened] = useState<Flag | null>(null);
  const entries = (Object.entries(fieldwork.flags) as [Flag, number][]).sort((a, b) => b[1] - a[1]);
  return (
    <Section title={t('fieldwork.flags')} purpose={t('fieldwork.flagsNote')}>
      {entries.length === 0 && <p className="tp-dimmed">{t('fieldwork.none')}</p>}
      <dl className="sv-counts">
        {entries.map(([flag, count]) => (
          <div key={flag}>
            <dt>{t(`flag.${flag}`)}</dt>
            <dd className="tp-numbers">
              {format.number(count)}{' '}
              {can('surveys.microdata.export') && (
                <Button
                  size="xs"
                  variant="subtle"
                  aria-label={t('shared:labelled', { label: t('flagged.review'), words: t(`flag.${flag}`) })}
                  onClick={() => setOpened(flag)}
                >
                  {t('flagged.review')}
                </Button>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {opened !== null && (
        <Modal
          opened
          size="xl"
          onClose={() => setOpened(null)}
          title={t(`flag.${opened}`)}
          closeButtonProps={{ 'aria-label': t('shared:close') }}
        >
          <FlaggedList waveId={waveId} flag={opened} />
        </Modal>
      )}
    </Section>
  );
}
