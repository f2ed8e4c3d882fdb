import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Radio as Broadcast } from 'lucide-react';
import {
  AddressTabs,
  Loaded,
  LoadingState,
  Page,
  useAddress,
  useCan,
  useFormat,
  useLocalized,
  useParam,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import { roundtableQuery } from '../api/queries.js';
import type { Roundtable } from '../api/types.js';
import { AgendaAndItem } from '../components/agenda-and-item.js';
import { Delegations } from '../components/delegations.js';
import { HeadLine } from '../components/head.js';
import { Documents, documentsOf } from '../components/documents.js';
import { currentMeeting, roomOf } from '../components/meeting-words.js';
import { Meetings } from '../components/meetings.js';
import { Proposals } from '../components/proposals.js';
import { SharedPositions } from '../components/shared-positions.js';
import { RoundtableMove } from '../components/state-move.js';
import '../dialogue.css';

const forward = { draft: 'convened', convened: 'in-session', 'in-session': 'closed', reopened: 'closed', closed: null };

function Actions({ roundtable }: { readonly roundtable: Roundtable }) {
  const { t } = useTranslation('dialogue');
  const can = useCan();
  const sitting = roundtable.state === 'in-session';
  const meeting = currentMeeting(roundtable);
  // on this tab each meeting has its own
  const byMeeting = useAddress().values['tab'] === 'meetings';
  return (
    <Group gap="xs">
      {meeting && !byMeeting && !['draft', 'closed'].includes(roundtable.state) && roundtable.seats.length > 0 && (
        <Button
          component={WorkspaceLink}
          to={roomOf(roundtable, meeting)}
          variant={sitting ? 'filled' : 'default'}
          leftSection={<Broadcast size={16} aria-hidden />}
        >
          {t('page.live')}
        </Button>
      )}
      {can('dialogue.roundtable.edit') && roundtable.state !== 'closed' && (
        <Button component={WorkspaceLink} to={`/roundtables/${roundtable.id}/edit`} variant="default">
          {t('page.edit')}
        </Button>
      )}
      {can('dialogue.roundtable.change-state') &&
        roundtable.nextStates
          .filter(({ to }) => !(byMeeting && to === 'in-session'))
          .map(({ to, needsReason }) => (
            <RoundtableMove
              key={to}
              roundtable={roundtable}
              to={to}
              needsReason={needsReason}
              primary={!sitting && forward[roundtable.state] === to}
            />
          ))}
    </Group>
  );
}

/** The source of the entry, and the changes of its state in this workspace. */
function History({ roundtable }: { readonly roundtable: Roundtable }) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const format = useFormat();
  const { basis, transitions } = roundtable;
  // A roundtable from a published text was convened and closed elsewhere, so the changes of its state here are
  // meaningless.
  if (basis !== null)
    return (
      <section className="dl-part tp-card">
        <h2>{t('page.basis')}</h2>
        <p className="tp-measure">{say(basis)}</p>
      </section>
    );
  return (
    <section className="dl-part tp-card">
      <h2>{t('page.activity')}</h2>
      {transitions.length === 0 && <p className="tp-dimmed">{t('page.noHistory')}</p>}
      <ol className="dl-plain dl-trail">
        {transitions.map(({ from, to, reason, person, changedAt }) => (
          <li key={`${changedAt}-${to}`}>
            <span>{t('page.moved', { from: t(`state.${from}`), to: t(`state.${to}`) })}</span>{' '}
            <span className="tp-small tp-dimmed">
              {format.dateTime(changedAt)}
              {person && ` · ${t('page.by', { name: say(person.name) })}`}
            </span>
            {reason && <p className="tp-small">{reason}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Body({ roundtable }: { readonly roundtable: Roundtable }) {
  const { t } = useTranslation('dialogue');
  const { item } = useAddress().values;
  const documents = documentsOf(roundtable, {});
  const counted = (label: string, count: number): string =>
    count === 0 ? t(label) : t('page.counted', { label: t(label), count });
  return (
    <AddressTabs
      label={t('page.sections')}
      keepMounted
      // A link to a proposal opens the tab of proposals; once it is accepted, the same address opens the agenda.
      initial={
        [...roundtable.proposals, ...roundtable.declined].some(({ id }) => id === item) ? 'proposals' : undefined
      }
      tabs={[
        { value: 'agenda', label: t('page.agenda'), content: <AgendaAndItem roundtable={roundtable} /> },
        {
          value: 'meetings',
          label: t('page.counted', { label: t('meeting.tab'), count: roundtable.meetings.length }),
          content: <Meetings roundtable={roundtable} />,
        },
        {
          value: 'proposals',
          label: counted('page.proposals', roundtable.proposals.length),
          content: <Proposals roundtable={roundtable} />,
        },
        {
          value: 'seats',
          label: counted('page.seats', roundtable.seats.length),
          content: <Delegations roundtable={roundtable} />,
        },
        {
          value: 'documents',
          label: counted('page.documents', documents.length),
          content: <Documents roundtable={roundtable} of={{}} framed />,
        },
        { value: 'history', label: t('page.history'), content: <History roundtable={roundtable} /> },
      ]}
    />
  );
}

export function RoundtablePage() {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const { id } = useWorkspace();
  const query = useQuery(roundtableQuery(id, useParam('roundtableId')));
  const roundtable = query.data;
  return (
    <Page
      title={roundtable ? say(roundtable.title) : t('roundtable')}
      above={roundtable && <HeadLine head={roundtable} />}
      purpose={roundtable?.note ? say(roundtable.note) : undefined}
      action={roundtable && <Actions roundtable={roundtable} />}
      copyLink
      wide
    >
      <Loaded query={query} skeleton={<LoadingState rows={8} card />}>
        {(found) => (
          <>
            <SharedPositions roundtableId={found.id} />
            <Body roundtable={found} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
