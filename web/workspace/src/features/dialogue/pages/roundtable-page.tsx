import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Radio as Broadcast } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import {
  Loaded,
  LoadingState,
  Page,
  useAddress,
  useCan,
  useFormat,
  useLocalized,
  useParam,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import { roundtableQuery } from '../api/queries.js';
import type { AgendaEntry, Roundtable } from '../api/types.js';
import { AgendaColumn } from '../components/agenda-column.js';
import { Columns, useThreeColumns } from '../components/columns.js';
import { Delegations } from '../components/delegations.js';
import { HeadLine } from '../components/head.js';
import { Elsewhere, Held } from '../components/held.js';
import { Documents, ItemPanel } from '../components/item-panel.js';
import { StateMove } from '../components/reason-move.js';
import '../dialogue.css';

const forward = { draft: 'convened', convened: 'in-session', 'in-session': 'closed', reopened: 'closed', closed: null };

function Actions({ roundtable }: { readonly roundtable: Roundtable }) {
  const { t } = useTranslation('dialogue');
  const can = useCan();
  const sitting = roundtable.state === 'in-session';
  return (
    <Group gap="xs">
      {roundtable.state !== 'draft' && roundtable.seats.length > 0 && (
        <Button
          component={WorkspaceLink}
          to={`/roundtables/${roundtable.id}/live`}
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
        roundtable.nextStates.map(({ to, needsReason }) => (
          <StateMove
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

/** The chosen one; else what is on now; else what comes next; else the first that led to something. */
function currentItem({ agenda, conclusions }: Roundtable, chosen: string | undefined): AgendaEntry | undefined {
  return (
    agenda.find((item) => item.id === chosen) ??
    agenda.filter((item) => item.status === 'under-discussion').at(-1) ??
    agenda.find((item) => item.status === 'planned') ??
    agenda.find((item) => conclusions.some((conclusion) => conclusion.agendaItemId === item.id)) ??
    agenda[0]
  );
}

function Trail({ roundtable }: { readonly roundtable: Roundtable }) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const format = useFormat();
  // What is only told of here was convened and closed elsewhere: the moves in this workspace say nothing about it.
  if (roundtable.transitions.length === 0 || roundtable.basis !== null) return null;
  return (
    <section className="dl-part tp-card">
      <h2>{t('page.activity')}</h2>
      <ol className="dl-plain dl-trail">
        {roundtable.transitions.map(({ from, to, reason, person, changedAt }) => (
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
  const { values, set } = useAddress();
  const wide = useThreeColumns();
  const item = currentItem(roundtable, values['item']);
  const choose = (id: string): void => set(wide ? { item: id } : { item: id, tab: 'item' });
  const hold = (): void => {
    if (item && values['item'] !== item.id) set({ item: item.id });
  };
  const panel = (
    <Held onWork={hold}>
      <Elsewhere roundtable={roundtable} item={item} onFollow={() => set({ item: undefined })} />
      <ItemPanel roundtable={roundtable} item={item} />
    </Held>
  );
  return (
    <Columns
      columns={[
        {
          value: 'agenda',
          label: t('page.agenda'),
          content: <AgendaColumn roundtable={roundtable} chosenId={item?.id} onChoose={choose} />,
        },
        { value: 'item', label: t('page.item'), content: panel, headed: true },
        { value: 'delegations', label: t('page.delegations'), content: <Delegations roundtable={roundtable} /> },
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
            <Body roundtable={found} />
            <Documents roundtable={found} agendaItemId={null} framed />
            {found.basis && (
              <section className="dl-part tp-card">
                <h2>{t('page.basis')}</h2>
                <p className="tp-measure">{say(found.basis)}</p>
              </section>
            )}
            <Trail roundtable={found} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
