import { Section, useCan, useFormat, useLocalized, useTranslation, WorkspaceLink } from '#shared';
import type { Fieldwork } from '../api/surveys.js';

interface PartProps {
  readonly waveId: string;
  readonly fieldwork: Fieldwork;
  /** Of persons. */
  readonly minimum: number;
}

/**
 * Counts by flag, with the way to the answers behind them, for readers who may export the microdata; for others the number
 * of flagged answers. Nothing by park.
 */
export function FlagsPart({ waveId, fieldwork, minimum }: PartProps) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const inWords = useLocalized();
  const reviews = useCan()('surveys.microdata.export');
  const entries = Object.entries(fieldwork.flags).sort((a, b) => b[1] - a[1]);
  if (fieldwork.flagged === null) return null;
  return (
    <Section
      title={t('fieldwork.flags')}
      purpose={t('fieldwork.flagsNote')}
      action={<WorkspaceLink to={`/surveys/${waveId}/flag-rules`}>{t('rules.title')}</WorkspaceLink>}
    >
      {entries.length === 0 && reviews && <p className="tp-dimmed">{t('fieldwork.none')}</p>}
      {!reviews && (
        <p>
          {fieldwork.flagged === 0
            ? t('conduct.fewFlagged', { minimum })
            : t('conduct.flagged', { answers: format.number(fieldwork.flagged) })}
        </p>
      )}
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
