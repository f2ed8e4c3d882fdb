import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import {
  ErrorState,
  ReasonButton,
  Section,
  useFormat,
  useLocalized,
  useNotify,
  useTranslation,
  WorkspaceLink,
} from '#shared';
import { useRoadmapChanges } from '../api/changes.js';
import type { Action } from '../api/types.js';

/** Whether this person may accept the action as its owner; a steward records the acceptance of others with a reason. */
export function mayAccept({ status, moves }: Pick<Action, 'status' | 'moves'>): boolean {
  return status === 'proposed' && moves.some(({ to, reason }) => to === 'agreed' && !reason);
}

/** Buttons to accept and decline an action. */
function Answer({ action }: { readonly action: Action }) {
  const { t } = useTranslation('roadmap');
  const localized = useLocalized();
  const changes = useRoadmapChanges();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const { code } = action;
  const name = `${code} ${localized(action.title)}`;
  const accept = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    await changes.move(action, 'agreed', '').then(() => notify(t('accept.accepted', { code })), setProblem);
    setBusy(false);
  };
  const decline = async (reason: string): Promise<void> => {
    await changes.move(action, 'dropped', reason);
    notify(t('accept.declined', { code }));
  };
  return (
    <>
      <Group gap="xs">
        <Button
          size="compact-md"
          loading={busy}
          aria-label={t('shared:labelled', { label: t('accept.accept'), words: name })}
          onClick={() => void accept()}
        >
          {t('accept.accept')}
        </Button>
        <ReasonButton
          size="compact-md"
          question={t('accept.declineQuestion', { code })}
          consequence={<p>{t('accept.declineText')}</p>}
          reasonLabel={t('move.reason')}
          reasonHint={t('move.reasonHint')}
          draft={`action-decline:${action.id}`}
          aria-label={t('shared:labelled', { label: t('accept.decline'), words: name })}
          onConfirm={decline}
        >
          {t('accept.decline')}
        </ReasonButton>
      </Group>
      {problem !== null && <ErrorState error={problem} compact />}
    </>
  );
}

/** Asks the owner of a proposed action to accept or decline it; tells others who is asked. */
export function AcceptancePanel({ action }: { readonly action: Action }) {
  const { t } = useTranslation('roadmap');
  const localized = useLocalized();
  if (action.status !== 'proposed') return null;
  if (!mayAccept(action)) {
    const owner = action.owner ?? action.ownerPerson;
    return (
      <p className="rm-note">
        {owner ? t('accept.awaited', { owner: localized(owner.name) }) : t('accept.withoutOwner')}
      </p>
    );
  }
  return (
    <Section title={t('accept.question')} purpose={t('accept.purpose')}>
      <Answer action={action} />
    </Section>
  );
}

/** The actions that wait for this person or their organisation to accept them. */
export function ProposedActions({ actions }: { readonly actions: readonly Action[] }) {
  const { t } = useTranslation('roadmap');
  const localized = useLocalized();
  const format = useFormat();
  const proposed = actions.filter(mayAccept);
  if (proposed.length === 0) return null;
  return (
    <Section title={t('accept.inbox', { count: proposed.length })} purpose={t('accept.purpose')}>
      <ul className="rm-plan-list">
        {proposed.map((action) => (
          <li key={action.id}>
            <span>
              <span className="rm-code">{action.code}</span>{' '}
              <WorkspaceLink to={`/roadmap/${action.id}`}>{localized(action.title)}</WorkspaceLink>
            </span>
            <span className="tp-small tp-dimmed">
              {action.owner && `${localized(action.owner.name)} · `}
              {action.dueOn === null ? t('noDate') : t('accept.due', { date: format.date(action.dueOn) })}
            </span>
            <Answer action={action} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Said before another owner of an accepted action is saved. */
export function EndsAcceptance() {
  const { t } = useTranslation('roadmap');
  return (
    <p className="rm-note" role="status">
      {t('accept.ends')}
    </p>
  );
}
