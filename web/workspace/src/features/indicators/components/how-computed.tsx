import type { ReactNode } from 'react';
import { Section, useCan, useFormat, useLocalized, useTranslation, WorkspaceLink } from '#shared';
import type { Counts, IndicatorDetail, Run } from '../api/types.js';
import { useSettingWords } from './about.js';
import { cellAt } from '../domain/breakdowns.js';
import { useSizeWords } from './figure-words.js';

export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Hash({ name, value }: { readonly name: string; readonly value: string | null }) {
  return <Fact name={name}>{value === null || value === '' ? '–' : <code className="in-hash">{value}</code>}</Fact>;
}

/** Parameters of the definition, exclusions, and the hash of the published counts. */
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
    </>
  );
}

/** Number of answers behind the figure, and item non-response. */
function AnswerFacts({ detail, run }: { readonly detail: IndicatorDetail; readonly run: Run }) {
  const { t } = useTranslation('indicators');
  const format = useFormat();
  const sizes = useSizeWords();
  const { nonResponse, cells } = detail;
  const all = cellAt(cells, null)?.figure;
  return (
    <>
      {run.inputs && (
        <Fact name={t('how.answers')}>
          {t('run.answerWords', {
            answers: format.number(run.inputs.answers),
            apart: format.number(run.inputs.apart),
          })}
          {all && `${t('how.then')}${t('how.used', { number: sizes.answers(all.n) })}`}
        </Fact>
      )}
      {all && (
        <Fact name={t('how.precision')}>
          {t('how.precisionWords', {
            freedom: sizes.freedom(all.df),
            cv: all.cv === null ? '–' : t('how.cvUpTo', { cv: format.share(all.cv, 1) }),
            standard: t(`how.standards.${run.inputs?.reliabilityStandard}`, {
              defaultValue: run.inputs?.reliabilityStandard ?? '–',
            }),
          })}
        </Fact>
      )}
      {all?.dropped !== undefined && (
        <Fact name={t('change.dropped')}>{t('change.droppedWords', { share: format.share(all.dropped, 1) })}</Fact>
      )}
      {nonResponse && (
        <Fact name={t('how.nonResponse')}>
          {format.sentences(
            format.share(nonResponse.share, 1),
            ...(nonResponse.bounds
              ? [
                  t('how.boundWords', {
                    low: format.share(nonResponse.bounds[0]!),
                    high: format.share(nonResponse.bounds[1]!),
                  }),
                ]
              : []),
          )}
        </Fact>
      )}
      <Fact name={t('how.notStated')}>{t('how.notStatedWords')}</Fact>
    </>
  );
}

type Merging = Pick<IndicatorDetail['breakdowns'][number]['levels'][number], 'name' | 'mergedFrom'>;

/** Which categories are shown as one: a text for each. */
export function useMergedWords(): (levels: readonly Merging[]) => readonly string[] {
  const { t } = useTranslation('indicators');
  const localized = useLocalized();
  return (levels) =>
    levels.flatMap(({ name, mergedFrom }) =>
      mergedFrom === null
        ? []
        : [t('merging.mergedFrom', { name: localized(name), categories: localized(mergedFrom) })],
    );
}

export function MergedFact({ levels }: { readonly levels: readonly Merging[] }) {
  const { t } = useTranslation('indicators');
  const format = useFormat();
  const merged = useMergedWords()(levels);
  if (merged.length === 0) return null;
  return <Fact name={t('merging.fact')}>{format.list(merged)}</Fact>;
}

/** The run that computed the figure. */
function RunFacts({ run }: { readonly run: Run }) {
  const { t } = useTranslation('indicators');
  const can = useCan();
  const format = useFormat();
  return (
    <>
      <Fact name={t('how.run')}>
        {can('indicators.run.read') ? (
          <WorkspaceLink to={`/indicators/runs/${run.id}`}>{t('run.name', { number: run.number })}</WorkspaceLink>
        ) : (
          t('run.name', { number: run.number })
        )}
        {run.finishedAt && `${t('how.comma')}${format.dateTime(run.finishedAt)}`}
        {run.inputs && `${t('how.comma')}${t('how.method', { version: run.inputs.methodVersion })}`}
      </Fact>
    </>
  );
}

/** Checksums, folded: only readers who reproduce figures need them. */
export function Checksums({ hashes }: { readonly hashes: readonly (readonly [name: string, hash: string | null])[] }) {
  const { t } = useTranslation('indicators');
  return (
    <details className="in-fingerprints">
      <summary>{t('how.fingerprints')}</summary>
      <dl className="in-facts">
        {hashes.map(([name, hash]) => (
          <Hash key={name} name={name} value={hash} />
        ))}
      </dl>
    </details>
  );
}

/** The checksums of inputs and figures of a run. */
export function RunChecksums({ run }: { readonly run: Run }) {
  const { t } = useTranslation('indicators');
  const { inputs } = run;
  return (
    <Checksums
      hashes={[
        ...(inputs
          ? ([
              [t('run.answerHash'), inputs.answerSetHash],
              [t('run.frameHash'), inputs.frameHash],
              [t('run.weightsHash'), inputs.weightSet?.hash ?? null],
              [t('run.definitionsHash'), inputs.definitionsHash ?? null],
            ] as const)
          : []),
        [t('run.outputHash'), run.outputHash],
      ]}
    />
  );
}

/** Estimator, weights, settings, counts and hashes: everything needed to reproduce the figure. */
export function HowComputed({ detail }: { readonly detail: IndicatorDetail }) {
  const { t } = useTranslation('indicators');
  const localized = useLocalized();
  const settings = useSettingWords();
  const { definition, run, counts } = detail;
  return (
    <Section title={t('how.title')} purpose={t('how.purpose')}>
      <dl className="in-facts">
        <Fact name={t('how.estimator')}>
          {t(`${counts ? 'count.estimator' : 'estimator'}.${definition.estimator}`)}
        </Fact>
        <Fact name={t('how.variance')}>{t(counts ? 'how.noVariance' : 'how.varianceWords')}</Fact>
        {counts && <CountFacts detail={detail} counts={counts} />}
        {run && !counts && (
          <>
            {run.inputs && (
              <Fact name={t('run.design')}>{t(`run.designWords.${run.inputs.design ?? 'one-stage'}`)}</Fact>
            )}
            <Fact name={t('how.wave')}>{localized(run.waveTitle)}</Fact>
            <Fact name={t('how.weights')}>
              {t('how.weightWords')}
              {run.inputs?.weightSet && (
                <>
                  {' '}
                  <WorkspaceLink to={`/indicators/weights/${run.inputs.weightSet.id}`}>
                    {t('weights.run.fact', { number: run.inputs.weightSet.number })}
                  </WorkspaceLink>
                </>
              )}
            </Fact>
            <Fact name={t('how.settings')}>{settings(run)}</Fact>
            <MergedFact levels={detail.breakdowns.flatMap(({ levels }) => levels)} />
            <AnswerFacts detail={detail} run={run} />
            <Fact name={t('how.protection')}>
              {t('how.protectionWords', {
                // a published domain has at least the minimum on both sides
                persons: 2 * run.settings.minimumWorkers,
                enterprises: run.settings.minimumEnterprises,
              })}
            </Fact>
            <RunFacts run={run} />
          </>
        )}
      </dl>
      {counts && <Checksums hashes={[[t('count.figures'), counts.figuresHash]]} />}
      {!counts && run && <RunChecksums run={run} />}
      <p className="tp-small tp-dimmed">{t('stamp')}</p>
    </Section>
  );
}
