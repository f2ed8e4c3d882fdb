import { useQuery, useQueryClient } from '@tanstack/react-query';
import {
  JobProgress,
  Loaded,
  Page,
  Section,
  useFormat,
  useLocalized,
  useParam,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import { indicatorsKey, runQuery } from '../api/queries.js';
import type { Run, RunDetail } from '../api/types.js';
import { CompareRuns } from '../components/compare-runs.js';
import { RunAgain } from '../components/run-again.js';
import { RunLevels } from '../components/run-levels.js';
import { NotAsked } from '../components/not-asked.js';
import { FigureFiles } from '../components/figure-files.js';
import { MergedFact, RunChecksums } from '../components/how-computed.js';
import '../indicators.css';

function Work({ run: { work } }: { readonly run: Run }) {
  const { t } = useTranslation('indicators');
  const format = useFormat();
  if (!work) return null;
  return (
    <div>
      <dt>{t('run.work')}</dt>
      <dd>{format.number(work.read)}</dd>
      {work.lateAnswersWaiting && <dd>{t('run.lateAnswersWaiting')}</dd>}
    </div>
  );
}

function Frozen({ detail }: { readonly detail: RunDetail }) {
  const { t } = useTranslation('indicators');
  const format = useFormat();
  const { run, results, shown, levels } = detail;
  const { inputs } = run;
  if (!inputs) return null;
  const computed = results.filter((result) => result.state === 'computed').length;
  return (
    <Section title={t('run.frozen')} purpose={t('run.frozenWords')}>
      <dl className="in-facts">
        <div>
          <dt>{t('run.computed')}</dt>
          <dd>
            <WorkspaceLink to="/indicators">
              {t('run.computedWords', { count: computed, shown: format.number(shown) })}
            </WorkspaceLink>
          </dd>
        </div>
        <div>
          <dt>{t('how.answers')}</dt>
          <dd>
            {t('run.answerWords', { answers: format.number(inputs.answers), apart: format.number(inputs.apart) })}
          </dd>
          {inputs.leftOut !== undefined && <dd>{t('run.leftOutWords', { count: inputs.leftOut })}</dd>}
        </div>
        <div>
          <dt>{t('how.settings')}</dt>
          <dd>
            {t('how.settingWords', { t: run.settings.greenThreshold, rule: t(`how.rule.${run.settings.decentRule}`) })}
          </dd>
        </div>
        {inputs.weightSet && (
          <div>
            <dt>{t('weights.run.label')}</dt>
            <dd>
              <WorkspaceLink to={`/indicators/weights/${inputs.weightSet.id}`}>
                {t('weights.run.fact', { number: inputs.weightSet.number })}
              </WorkspaceLink>
            </dd>
          </div>
        )}
        {inputs.mapping && (
          <div>
            <dt>{t('run.mappingVersion')}</dt>
            <dd>{t('run.mappingWords', { version: inputs.mapping.version })}</dd>
          </div>
        )}
        <MergedFact levels={levels.map((level) => ({ ...level, name: level.levelName }))} />
        <Work run={run} />
        <div>
          <dt>{t('run.design')}</dt>
          <dd>{t(`run.designWords.${inputs.design ?? 'one-stage'}`)}</dd>
        </div>
        <div>
          <dt>{t('run.method')}</dt>
          <dd>{inputs.methodVersion}</dd>
        </div>
      </dl>
      <RunChecksums run={run} />
    </Section>
  );
}

/** A run: progress and a button to cancel while it is running, inputs when it is done. */
export function RunPage() {
  const { t } = useTranslation('indicators');
  const { id } = useWorkspace();
  const client = useQueryClient();
  const localized = useLocalized();
  const detail = useQuery(runQuery(id, useParam('runId')));
  const run = detail.data?.run;
  return (
    <Page
      title={run ? t('run.name', { number: run.number }) : t('run.run')}
      purpose={run ? t('page.purpose', { wave: localized(run.waveTitle) }) : undefined}
      above={<WorkspaceLink to="/indicators/runs">{t('run.back')}</WorkspaceLink>}
      action={run?.state === 'done' && <FigureFiles of="run" id={run.id} />}
      copyLink
    >
      <Loaded query={detail}>
        {(found) => (
          <>
            {found.run.jobId && found.run.state !== 'done' && (
              <Section title={t('run.progress')}>
                <JobProgress
                  jobId={found.run.jobId}
                  title={t('run.progress')}
                  onEnd={() => void client.invalidateQueries({ queryKey: indicatorsKey(id) })}
                />
              </Section>
            )}
            <Frozen detail={found} />
            {found.run.state === 'done' && <NotAsked detail={found} />}
            {found.run.state === 'done' && <RunLevels detail={found} />}
            {found.run.state === 'done' && <RunAgain detail={found} />}
            {found.run.state === 'done' && <CompareRuns run={found.run} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}
