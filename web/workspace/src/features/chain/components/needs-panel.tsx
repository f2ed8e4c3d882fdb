import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import {
  addressOfNode,
  EmptyState,
  ErrorState,
  Loaded,
  ReasonButton,
  Section,
  useCan,
  useLocalized,
  useNotify,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import { useDecideProposal } from '../api/commands.js';
import type { Need } from '../api/queries.js';
import { needsQuery, overviewQuery } from '../api/queries.js';
import type { GroupedNeeds } from '../domain/need-groups.js';
import { groupNeeds } from '../domain/need-groups.js';
import '../chain.css';

/** Number of tasks of a group that are initially shown. */
const shownFirst = 3;

/** Buttons to accept and decline a proposal on the overview. */
function Decide({ need, name }: { readonly need: Need; readonly name: string }) {
  const { t } = useTranslation('chain');
  const notify = useNotify();
  const decide = useDecideProposal();
  const agendaItemId = need.about.id;
  // a callback of `mutate` would not be called, because the proposal leaves the list before
  const accept = (): void =>
    void decide.mutateAsync({ agendaItemId, accept: true }).then(
      () => notify(t('mine.acceptedWord')),
      () => undefined,
    );
  const decline = async (reason: string): Promise<void> => {
    await decide.mutateAsync({ agendaItemId, accept: false, reason });
    notify(t('mine.declinedWord'));
  };
  return (
    <Group gap="xs">
      <Button
        size="compact-md"
        variant="light"
        loading={decide.isPending}
        aria-label={t('shared:labelled', { label: t('mine.accept'), words: name })}
        onClick={accept}
      >
        {t('mine.accept')}
      </Button>
      <ReasonButton
        size="compact-md"
        question={t('mine.declineQuestion')}
        consequence={
          <>
            <p>{name}</p>
            <p>{t('mine.declineText')}</p>
          </>
        }
        reasonLabel={t('mine.declineReason')}
        reasonHint={t('mine.declineReasonHint')}
        draft={`proposal-decline:${agendaItemId}`}
        aria-label={t('shared:labelled', { label: t('mine.decline'), words: name })}
        onConfirm={decline}
      >
        {t('mine.decline')}
      </ReasonButton>
      {decide.error && <ErrorState error={decide.error} compact />}
    </Group>
  );
}

/** Path of what a task is about. */
function addressOfNeed({ kind, about: { type, id, within } }: Need): string {
  if (kind === 'confirm-conclusion') return `/conclusions/${id}?answer=now`;
  if (type === 'wave') return `/surveys/${id}`;
  if (type === 'group-guest') return `/roundtables/${within ?? ''}/group-meetings`;
  return type === 'rights' ? '/settings?tab=rights' : addressOfNode({ type, id, within });
}

function Item({ need }: { readonly need: Need }) {
  const { t } = useTranslation('chain');
  const localized = useLocalized();
  const { kind, days, about } = need;
  const name = `${about.label ?? ''} ${localized(about.title)}`.trim();
  const said =
    kind === 'wave-alarm' || kind === 'passphrase-needed' || kind === 'decide-rights' || kind === 'second-guest';
  const dated = [
    ...['late', 'disputed', 'due-soon', 'confirm-conclusion', 'object-to-corrigendum', 'roundtable-ahead'],
  ].includes(kind);
  return (
    <li>
      <WorkspaceLink to={addressOfNeed(need)}>{name}</WorkspaceLink>
      {dated && (
        <span className={kind === 'late' ? 'tp-small ch-late' : 'tp-small tp-dimmed'}>
          {t(`mine.${kind}`, { count: days ?? 0 })}
        </span>
      )}
      {said && (
        <span className={kind === 'wave-alarm' ? 'tp-small ch-late' : 'tp-small tp-dimmed'}>{t(`mine.${kind}`)}</span>
      )}
      {kind === 'decide-proposal' && <Decide need={need} name={name} />}
      {kind === 'conclusion-without-action' && (
        <Group>
          <Button
            component={WorkspaceLink}
            to={`/roadmap/new?conclusion=${about.id}`}
            size="compact-md"
            variant="light"
            aria-label={t('shared:labelled', { label: t('mine.create'), words: name })}
          >
            {t('mine.create')}
          </Button>
        </Group>
      )}
    </li>
  );
}

function NeedsOfGroup({ group, needs }: GroupedNeeds) {
  const { t } = useTranslation('chain');
  const [all, setAll] = useState(false);
  const shown = all ? needs : needs.slice(0, shownFirst);
  return (
    <section className="ch-needs">
      <h3>{t(`mine.group.${group}`, { count: needs.length })}</h3>
      <ul className="ch-list">
        {shown.map((need) => (
          <Item key={need.kind + need.about.id} need={need} />
        ))}
      </ul>
      {shown.length < needs.length && (
        <Button variant="subtle" size="compact-md" onClick={() => setAll(true)}>
          {t('mine.more', { count: needs.length - shown.length })}
        </Button>
      )}
    </section>
  );
}

/** The steps to set up a new workspace, in order; each is shown to readers who may take it. */
const firstSteps = [
  { key: 'organisations', to: '/directory', permission: 'directory.organisation.edit' },
  { key: 'people', to: '/directory?tab=people', permission: 'identity.person.edit' },
  { key: 'invite', to: '/settings?tab=members', permission: 'identity.invitation.edit' },
  { key: 'roundtable', to: '/roundtables/new', permission: 'dialogue.roundtable.create' },
] as const;

function FirstSteps() {
  const { t } = useTranslation('chain');
  const can = useCan();
  return (
    <>
      <p className="tp-dimmed">{t('first.purpose')}</p>
      <ol className="ch-first">
        {firstSteps
          .filter(({ permission }) => can(permission))
          .map(({ key, to }) => (
            <li key={key}>
              <WorkspaceLink to={to}>{t(`first.${key}`)}</WorkspaceLink>
              <span className="tp-small tp-dimmed">{t(`first.${key}Why`)}</span>
            </li>
          ))}
      </ol>
    </>
  );
}

/** Shown if there are no tasks: in an empty workspace the first steps, otherwise a short message. */
function Nothing() {
  const { t } = useTranslation('chain');
  const { id } = useWorkspace();
  const can = useCan();
  const numbers = useQuery(overviewQuery(id)).data;
  const empty = numbers?.roundtables.total === 0 && numbers.actions.total === 0;
  if (empty && can('dialogue.roundtable.create')) return <FirstSteps />;
  return (
    <EmptyState icon={<CircleCheck size={28} />} title={t('mine.nothing')}>
      {t('mine.nothingExplain')}
    </EmptyState>
  );
}

/** Tasks of the reader, grouped by kind; within each group the most urgent first. */
export function NeedsPanel() {
  const { t } = useTranslation('chain');
  const { id } = useWorkspace();
  return (
    <Section title={t('mine.title')}>
      <Loaded query={useQuery(needsQuery(id))}>
        {(needs) =>
          needs.length === 0 ? (
            <Nothing />
          ) : (
            groupNeeds(needs).map(({ group, needs: own }) => <NeedsOfGroup key={group} group={group} needs={own} />)
          )
        }
      </Loaded>
    </Section>
  );
}
