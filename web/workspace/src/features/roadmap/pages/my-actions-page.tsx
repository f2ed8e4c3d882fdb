import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ListChecks } from 'lucide-react';
import { EmptyState, Loaded, Page, useTranslation, useWorkspace, WorkspaceLink } from '#shared';
import { actionsQuery } from '../api/queries.js';
import type { Action } from '../api/types.js';
import { ProposedActions } from '../components/acceptance.js';
import { ActionTable } from '../components/action-table.js';
import { Inbox } from '../components/inbox.js';
import '../roadmap.css';

const settled: readonly Action['status'][] = ['confirmed', 'dropped'];

/** Overdue first, then by due date; settled actions last. */
function urgency(first: Action, second: Action): number {
  const done = Number(settled.includes(first.status)) - Number(settled.includes(second.status));
  return done || second.daysLate - first.daysLate || (first.dueOn ?? '9').localeCompare(second.dueOn ?? '9');
}

export function MyActionsPage() {
  const { t } = useTranslation('roadmap');
  const { id } = useWorkspace();
  const actions = useQuery(actionsQuery(id, { mine: true }));
  return (
    <Page title={t('minePage.title')} purpose={t('minePage.purpose')}>
      <Inbox />
      <Loaded query={actions}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              icon={<ListChecks size={32} />}
              title={t('minePage.empty')}
              action={
                <Button component={WorkspaceLink} to="/roadmap" variant="default">
                  {t('minePage.step')}
                </Button>
              }
            >
              {t('minePage.emptyExplain')}
            </EmptyState>
          ) : (
            <>
              <ProposedActions actions={items} />
              <ActionTable
                actions={[...items].sort(urgency)}
                columns={['owner', 'status', 'due', 'progress', 'nextStep', 'evidence']}
                reporting
              />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}
