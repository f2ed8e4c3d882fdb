import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Loaded, Page, useParam, useTranslation, useWorkspace, WorkspaceLink } from '#shared';
import { runComparisonQuery } from '../api/queries.js';
import { RunDifferences } from '../components/run-differences.js';
import { RunMovements, useMovement } from '../components/run-movements.js';
import '../indicators.css';

/** Two runs side by side: their inputs, and the protected figures that differ. */
export function RunComparisonPage() {
  const { t } = useTranslation('indicators');
  const { id } = useWorkspace();
  const [runId, otherId] = [useParam('runId'), useParam('otherId')];
  const comparison = useQuery({
    ...runComparisonQuery(id, { after: runId, before: otherId }, useMovement()),
    placeholderData: keepPreviousData,
  });
  const found = comparison.data;
  return (
    <Page
      title={
        found ? t('run.compareTitle', { before: found.before.number, after: found.after.number }) : t('run.compare')
      }
      purpose={t('run.comparePurpose')}
      above={
        <WorkspaceLink to={`/indicators/runs/${runId}`}>
          {found ? t('run.name', { number: found.after.number }) : t('run.run')}
        </WorkspaceLink>
      }
      copyLink
    >
      <Loaded query={comparison}>
        {(data) => (
          <>
            <RunDifferences comparison={data} />
            <RunMovements comparison={data} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
