import { Button } from '@mantine/core';
import { Hand, Square } from 'lucide-react';
import { handOf, type SpeechKind } from '#server/modules/live/domain/room/state.js';
import { useLocalized, useTranslation } from '#shared';
import { BudgetLines } from './budgets.js';
import { ItemDocuments } from './item-documents.js';
import { OtherRequests, OwnRequests } from './other-requests.js';
import { useOpening } from './not-open.js';
import { OwnAttendance } from './own-attendance.js';
import { OwnGroup } from './own-group.js';
import { useScreen } from './room-frame.js';
import { currentItem, hasBegun, peopleIn, seatOf, waitingPeople } from '../domain/words.js';
import { wantsFloor } from '../domain/outbox.js';
import { ShutNote } from './shut-note.js';
import { CedeFloor, InterruptedLine } from './speech-course.js';
import { SpeakerClock } from './speaker-clock.js';

/** Designed for one thumb: the item under discussion, the speaker, and one big button at the bottom. */
export function DelegateView() {
  const { t } = useTranslation('live');
  const { picture, view } = useScreen();
  const text = useLocalized();
  const item = currentItem(view, picture.state);
  return (
    <div className="live-delegate">
      <div className="live-delegate-words">
        <section aria-labelledby="live-now-title">
          <h2 id="live-now-title" className="tp-small tp-dimmed">
            {t('agenda.now')}
          </h2>
          <p className="live-delegate-item">{item ? `${item.label} ${text(item.title)}` : t('agenda.none')}</p>
          {item?.note && <p className="live-delegate-note">{text(item.note)}</p>}
          <ItemDocuments itemId={picture.state.cursor} />
          <BudgetLines />
        </section>
        <SpeakerClock size="phone" />
        <InterruptedLine />
        <p className="tp-dimmed">{t('presence.total', { count: peopleIn(picture.present) })}</p>
        <OwnGroup />
        <OwnRequests />
        <OwnSeat />
        <OwnAttendance />
      </div>
      <HandButtons />
    </div>
  );
}

/** A substitute reads whose seat they have now. */
function OwnSeat() {
  const { t } = useTranslation('live');
  const { view } = useScreen();
  const text = useLocalized();
  const memberId = seatOf(view, view.you.personId ?? '')?.inPlaceOfId ?? null;
  if (memberId === null) return null;
  return <p role="status">{t('seat.youInPlaceOf', { name: text(seatOf(view, memberId)?.name) })}</p>;
}

function HandButtons() {
  const { t } = useTranslation('live');
  const { picture, view } = useScreen();
  const { personId, seated, silent } = view.you;
  const { speech } = picture.state;
  if (!view.meeting.open) return <ShutNote brief />;
  if (!seated || personId === null) return <p className="live-thumb tp-dimmed">{t('hand.noSeat')}</p>;
  if (silent !== null) return <p className="live-thumb tp-dimmed">{t(`seat.silent.${silent}`)}</p>;
  if (!hasBegun(view, picture.state)) return <NotOpenYet />;
  if (speech?.speaker.personId === personId) return <OwnSpeech speechId={speech.id} />;
  return <OwnHand personId={personId} />;
}

function NotOpenYet() {
  const { t } = useTranslation('live');
  const at = useOpening();
  return <p className="live-thumb tp-dimmed">{at === null ? t('hand.notOpen') : t('hand.opensAt', { at })}</p>;
}

function OwnSpeech({ speechId }: { readonly speechId: number }) {
  const { t } = useTranslation('live');
  const { client } = useScreen();
  return (
    <div className="live-thumb">
      <Button
        className="live-big"
        leftSection={<Square size={22} aria-hidden />}
        onClick={() => client.send('end-floor', { speechId })}
      >
        {t('floor.done')}
      </Button>
      <CedeFloor size="md" />
    </div>
  );
}

function OwnHand({ personId }: { readonly personId: string }) {
  const { t } = useTranslation('live');
  const { client, picture } = useScreen();
  const hand = wantsFloor(picture, personId, 'contribution');
  const order = wantsFloor(picture, personId, 'point-of-order');
  const { listClosed } = picture.state;
  const press = (kind: SpeechKind, wanted: boolean): void =>
    client.send(wanted ? 'lower-hand' : 'raise-hand', { kind });
  return (
    <div className="live-thumb">
      <p role="status" className="live-thumb-words">
        {handOf(picture.state, personId, 'point-of-order') && <strong>{t('hand.orderRaised')}</strong>}
        {handOf(picture.state, personId, 'contribution') && <strong>{t('hand.raised')}</strong>}
        {listClosed && !hand && <span>{t('request.closed')}</span>}
        <QueueWords mine={handOf(picture.state, personId) !== undefined || hand || order} />
      </p>
      <Button
        className="live-big"
        variant={hand ? 'default' : 'filled'}
        disabled={listClosed && !hand}
        leftSection={<Hand size={26} aria-hidden />}
        onClick={() => press('contribution', hand)}
      >
        {t(hand ? 'hand.lower' : 'hand.raise')}
      </Button>
      <div className="live-other-requests">
        <Button
          size="compact-md"
          variant="default"
          title={t('hand.orderHint')}
          onClick={() => press('point-of-order', order)}
        >
          {t(order ? 'hand.orderLower' : 'hand.order')}
        </Button>
        <OtherRequests personId={personId} />
      </div>
    </div>
  );
}

function QueueWords({ mine }: { readonly mine: boolean }) {
  const { t } = useTranslation('live');
  const { connection, pending, state } = useScreen().picture;
  const sending = pending.some(
    ({ name, held }) => held === undefined && (name === 'raise-hand' || name === 'lower-hand'),
  );
  if (sending) return <span>{t(connection === 'connected' ? 'hand.sending' : 'hand.kept')}</span>;
  return <span>{t(mine ? 'hand.place' : 'hand.others', { count: waitingPeople(state) })}</span>;
}
