import { useTranslation } from 'react-i18next';
import { Section, useFormat, useLocalized, WorkspaceLink } from '../../../shared/index.js';
import type { Counts, IndicatorDetail } from '../api/types.js';

function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function LowPayLine({ detail }: { readonly detail: IndicatorDetail }) {
  const { t } = useTranslation('indicators');
  const format = useFormat();
  const line = detail.run?.inputs?.lowPay;
  if (!line) return null;
  const value = format.number(line.yuanPerHour, 2);
  return (
    <Fact name={t('how.lowPay')}>
      {line.source === 'own-median'
        ? t('how.ownMedian', { value })
        : t('how.published', { value, region: line.region, date: line.date })}
    </Fact>
  );
}

/** What the definition sets, what was left out, and the fingerprint of what was counted. */
function CountFacts({ detail, counts }: { readonly detail: IndicatorDetail; readonly counts: Counts }) {
  const { t } = useTranslation('indicators');
  const format = useFormat();
  const { source, id } = detail.indicator;
  return (
    <>
      {counts.latest.period && <Fact name={t('count.at')}>{format.date(counts.latest.period.at)}</Fact>}
      {id === 'decision_to_action_rate' && (
        <Fact name={t('count.within')}>{t('count.days', { count: counts.actionWithinDays })}</Fact>
      )}
      {source === 'session' && (
        <Fact name={t('count.who')}>{t(counts.facilitatorsExcluded ? 'count.delegates' : 'count.everybody')}</Fact>
      )}
      {(source === 'session' || source === 'roadmap' || source === 'paradata') && (
        <Fact name={t('count.rules')}>{t(`count.rule.${source}`)}</Fact>
      )}
      <Fact name={t('count.facts')}>
        <code>{counts.factsHash.slice(0, 16)}</code>
      </Fact>
    </>
  );
}

/** Formula, universe, settings, counts and hashes: what is needed to do it again. */
export function HowComputed({ detail }: { readonly detail: IndicatorDetail }) {
  const { t } = useTranslation('indicators');
  const format = useFormat();
  const localized = useLocalized();
  const { definition, run, nonResponse, counts } = detail;
  return (
    <Section title={t('how.title')} purpose={t('how.purpose')}>
      <dl className="in-facts">
        <Fact name={t('how.universe')}>
          {localized(definition.universeWords)} <code className="tp-small">{definition.universe}</code>
        </Fact>
        <Fact name={t('how.formula')}>
          <code>{definition.formula || `${definition.numerator} ÷ ${definition.denominator}`}</code>
        </Fact>
        <Fact name={t('how.estimator')}>
          {t(`${counts ? 'count.estimator' : 'estimator'}.${definition.estimator}`)}
        </Fact>
        <Fact name={t('how.variance')}>{t(counts ? 'how.noVariance' : 'how.varianceWords')}</Fact>
        {counts && <CountFacts detail={detail} counts={counts} />}
        {run && !counts && (
          <>
            <Fact name={t('how.wave')}>{localized(run.waveTitle)}</Fact>
            <Fact name={t('how.settings')}>
              {t('how.settingWords', {
                t: run.settings.greenThreshold,
                rule: t(`how.rule.${run.settings.decentRule}`),
              })}
            </Fact>
            <LowPayLine detail={detail} />
            {run.inputs && <Fact name={t('how.answers')}>{format.number(run.inputs.answers)}</Fact>}
            {nonResponse && <Fact name={t('how.nonResponse')}>{format.share(nonResponse.share, 1)}</Fact>}
            {nonResponse?.bounds && (
              <Fact name={t('how.bounds')}>
                {format.share(nonResponse.bounds[0])} – {format.share(nonResponse.bounds[1])}
              </Fact>
            )}
            <Fact name={t('how.protection')}>
              {t('how.protectionWords', {
                persons: run.settings.minimumWorkers,
                enterprises: run.settings.minimumEnterprises,
              })}
            </Fact>
            <Fact name={t('how.run')}>
              <WorkspaceLink to={`/indicators/runs/${run.id}`}>{t('run.name', { number: run.number })}</WorkspaceLink>
              {run.outputHash && (
                <>
                  {' '}
                  <code>{run.outputHash.slice(0, 16)}</code>
                </>
              )}
            </Fact>
          </>
        )}
      </dl>
      {definition.notes.en && (
        <p className="tp-measure">
          <strong>{t('how.notes')}</strong> {localized(definition.notes)}
        </p>
      )}
      <p className="tp-small tp-dimmed">{t('stamp')}</p>
    </Section>
  );
}
