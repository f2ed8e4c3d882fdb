import { useTranslation } from 'react-i18next';
import { Section, useCan, useFormat, useLocalized, WorkspaceLink } from '#shared';
import type { Fieldwork } from '../api/surveys.js';

/** Counts by flag, with the way to the answers behind them for readers who may export the microdata. */
export function FlagsPart({ waveId, fieldwork }: { readonly waveId: string; readonly fieldwork: Fieldwork }) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const inWords = useLocalized();
  const reviews = useCan()('surveys.microdata.export');
  const entries = Object.entries(fieldwork.flags).sort((a, b) => b[1] - a[1]);
  return (
    <Section
      title={t('fieldwork.flags')}
      purpose={t('fieldwork.flagsNote')}
      action={<WorkspaceLink to={`/surveys/${waveId}/flag-rules`}>{t('rules.title')}</WorkspaceLink>}
    >
      {entries.length === 0 && <p className="tp-dimmed">{t('fieldwork.none')}</p>}
      <dl className="sv-counts">
        {entries.map(([flag, count]) => {
          const name = inWords(fieldwork.flagNames[flag]) || flag;
          const words = t('shared:labelled', { label: t('review.open'), words: name });
          return (
            <div key={flag}>
              <dt>{name}</dt>
              <dd className="tp-numbers">
                {format.number(count)}{' '}
                {reviews && (
                  <WorkspaceLink to={`/surveys/${waveId}/review?flag=${flag}`} aria-label={words}>
                    {t('review.open')}
                  </WorkspaceLink>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </Section>
  );
}
