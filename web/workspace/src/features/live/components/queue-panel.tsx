import { Button } from '@mantine/core';
import { Gavel, Hand, Lock, LockOpen, Printer } from 'lucide-react';
import { queueOf, type Hand as RaisedHand } from '#server/modules/live/domain/room/state.js';
import { addressOf, ConstituencyBadge, PrintedLink, tagOf, useLanguage, useTranslation, useWorkspace } from '#shared';
import { usePerson, useSpeechWords } from './use-room-names.js';
import { useScreen } from './room-frame.js';
import type { SteadyRow } from '../domain/steady-list.js';
import { useSteadyList } from './use-steady-list.js';
import { hasBegun, waitingPeople } from '../domain/words.js';
import { AddSpeaker } from './add-speaker.js';
import type { Actions, GivenFloor } from './use-console.js';

const keyOf = ({ personId, kind }: RaisedHand): string => `${personId} ${kind}`;

/** Hands in order; rows keep their positions while someone is about to press one. */
export function QueuePanel({ actions }: { readonly actions: Actions }) {
  const { t } = useTranslation('live');
  const { picture } = useScreen();
  const { rows, held, hold } = useSteadyList(queueOf(picture.state), keyOf);
  // for the number keys
  actions.queue.current = rows;
  const waiting = waitingPeople(picture.state);
  return (
    <div className="tp-card live-queue" role="region" aria-labelledby="live-queue-title" tabIndex={0} {...hold}>
      <div className="live-head">
        <h2 id="live-queue-title">{t('queue.title')}</h2>
        <span className="tp-dimmed tp-numbers">{t('queue.waiting', { count: waiting })}</span>
        <ListSwitch />
      </div>
      <div className="live-queue-tools">
        <AddSpeaker actions={actions} />
        <PrintList />
      </div>
      {rows.length === 0 ? (
        <div className="live-empty">
          <p>{t('queue.empty')}</p>
          <p className="tp-dimmed">{t('queue.emptyHint')}</p>
        </div>
      ) : (
        <ol className="live-hands">
          {rows.map((row, index) => (
            <HandRow key={keyOf(row.item)} row={row} number={index + 1} onGive={actions.give} />
          ))}
        </ol>
      )}
      <p className="tp-small tp-dimmed live-held">{held && rows.some((row) => row.gone) ? t('queue.held') : ' '}</p>
    </div>
  );
}

/** Closes and reopens the list of speakers. */
function ListSwitch() {
  const { t } = useTranslation('live');
  const { client, picture, view } = useScreen();
  const { listClosed } = picture.state;
  return (
    <Button
      size="compact-md"
      variant="default"
      leftSection={listClosed ? <LockOpen size={16} aria-hidden /> : <Lock size={16} aria-hidden />}
      disabled={!hasBegun(view, picture.state)}
      onClick={() => client.send(listClosed ? 'reopen-list' : 'close-list', {})}
    >
      {t(listClosed ? 'list.reopen' : 'list.close')}
    </Button>
  );
}

/** The list on paper, with the seats, for a table without screens. */
function PrintList() {
  const { t } = useTranslation('live');
  const { view } = useScreen();
  const language = tagOf(useLanguage());
  const { id: workspaceId } = useWorkspace();
  return (
    <Button
      component={PrintedLink}
      size="compact-md"
      variant="default"
      leftSection={<Printer size={16} aria-hidden />}
      href={addressOf('/api/workspaces/{workspaceId}/live/rooms/{meetingId}/speakers.pdf', {
        path: { workspaceId, meetingId: view.meeting.id },
        query: { language },
      })}
    >
      {t('list.print')}
    </Button>
  );
}

interface HandRowProps {
  readonly row: SteadyRow<RaisedHand>;
  readonly number: number;
  readonly onGive: (given: GivenFloor) => void;
}

function HandRow({ row, number, onGive }: HandRowProps) {
  const { t } = useTranslation('live');
  const { client } = useScreen();
  const person = usePerson();
  const { personId, kind } = row.item;
  const { name, constituency, capacity, organisation } = person(personId);
  const words = useSpeechWords()(row.item);
  const Icon = kind === 'point-of-order' ? Gavel : Hand;
  return (
    <li className="live-hand" data-gone={row.gone}>
      <kbd className="live-number">{number}</kbd>
      <div className="tp-grow">
        <p className="live-name">
          <Icon size={16} aria-hidden /> {name}
        </p>
        <p className="tp-small live-of">
          <ConstituencyBadge constituency={constituency} capacity={capacity} />
          {organisation && <span className="tp-dimmed">{organisation}</span>}
          {words && <span className="live-order">{words}</span>}
        </p>
      </div>
      {row.gone ? (
        <span className="tp-small tp-dimmed live-gone">{t('queue.gone')}</span>
      ) : (
        <div className="live-hand-actions">
          <Button
            size="compact-md"
            variant="default"
            aria-label={words ? t('queue.giveFor', { name, words }) : t('queue.giveTo', { name })}
            onClick={() => onGive({ personId, kind })}
          >
            {t('queue.give')}
          </Button>
          <Button
            size="compact-md"
            variant="subtle"
            color="gray"
            aria-label={t('queue.lowerOf', { name })}
            onClick={() => client.send('lower-hand', { personId, kind })}
          >
            {t('queue.lower')}
          </Button>
        </div>
      )}
    </li>
  );
}
