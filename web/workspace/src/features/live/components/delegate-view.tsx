import { Button } from '@mantine/core';
import { Gavel, Hand, Square } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { handOf } from '../../../../../../src/modules/live/domain/room/state.js';
import { useLocalized } from '../../../shared/index.js';
import { useScreen } from '../room/room-context.js';
import { currentItem } from '../room/words.js';
import { SpeakerClock } from './speaker-clock.js';

/** For one thumb: what is discussed, who speaks, and one big button at the bottom. */
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
        </section>
        <SpeakerClock size="phone" />
        <p className="tp-dimmed">{t('presence.total', { count: picture.present.length })}</p>
      </div>
      <HandButtons />
    </div>
  );
}

function HandButtons() {
  const { t } = useTranslation('live');
  const { client, picture, view } = useScreen();
  const { personId, seated } = view.you;
  const { state, pending } = picture;
  if (!seated || personId === null) return <p className="live-thumb tp-dimmed">{t('hand.noSeat')}</p>;
  const waiting = state.hands.length;
  if (state.speech?.speaker.personId === personId) {
    const speechId = state.speech.id;
    return (
      <div className="live-thumb">
        <Button
          className="live-big"
          leftSection={<Square size={22} aria-hidden />}
          onClick={() => client.send('end-floor', { speechId })}
        >
          {t('floor.done')}
        </Button>
      </div>
    );
  }
  const hand = handOf(state, personId);
  const sending = pending.some(({ name }) => name === 'raise-hand' || name === 'lower-hand');
  return (
    <div className="live-thumb">
      <p role="status" className="live-thumb-words">
        {hand && <strong>{t(hand.kind === 'point-of-order' ? 'hand.orderRaised' : 'hand.raised')}</strong>}
        <span>{sending ? t('hand.sending') : t(hand ? 'hand.place' : 'hand.others', { count: waiting })}</span>
      </p>
      <Button
        className="live-big"
        variant={hand ? 'default' : 'filled'}
        leftSection={<Hand size={26} aria-hidden />}
        onClick={() => (hand ? client.send('lower-hand', {}) : client.send('raise-hand', { kind: 'contribution' }))}
      >
        {t(hand ? 'hand.lower' : 'hand.raise')}
      </Button>
      {hand?.kind !== 'point-of-order' && (
        <Button
          variant="subtle"
          className="live-order-button"
          leftSection={<Gavel size={18} aria-hidden />}
          title={t('hand.orderHint')}
          onClick={() => client.send('raise-hand', { kind: 'point-of-order' })}
        >
          {t('hand.order')}
        </Button>
      )}
    </div>
  );
}
