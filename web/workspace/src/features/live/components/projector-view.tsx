import { queueOf } from '#server/modules/live/domain/room/state.js';
import { nextShown } from '#server/modules/live/domain/room/screen.js';
import { ConstituencyBadge, useDocumentTitle, useLocalized, useTranslation, QrCode } from '#shared';
import { currentItem } from '../domain/words.js';
import { BudgetLines } from './budgets.js';
import { ItemDocuments } from './item-documents.js';
import { usePerson, useRoomLabel, useSpeechWords } from './use-room-names.js';
import { useScreen } from './room-frame.js';
import { SpeakerClock } from './speaker-clock.js';

interface ProjectorViewProps {
  readonly note?: string | null;
  /** Address of the phone view, shown as a QR code. */
  readonly join: string;
}

/** In large type: the item under discussion in both languages, the speaker, the times, and who is next. */
export function ProjectorView({ note = null, join }: ProjectorViewProps) {
  const { t } = useTranslation('live');
  const { view, picture } = useScreen();
  const text = useLocalized();
  const item = currentItem(view, picture.state);
  const label = useRoomLabel()(view);
  useDocumentTitle(`${label} · ${t('projector.title')}`);
  const title = item?.title ?? view.body.title;
  const shown = text(title);
  const other = [title.en, title.zh].find((words) => words !== '' && words !== shown);
  return (
    <>
      <header>
        <h1>
          {item?.label ?? view.body.label} {shown}
        </h1>
        {other && <p className="live-projector-other">{other}</p>}
        <ItemDocuments itemId={picture.state.cursor} open={false} />
      </header>
      <SpeakerClock size="projector" />
      <BudgetLines size="projector" />
      <footer className="live-projector-foot">
        {view.meeting.open && <NextSpeakers />}
        {note !== null && <span role="status">{note}</span>}
        <figure className="live-join">
          <QrCode text={join} label={t('screen.join')} size="140px" />
          <figcaption aria-hidden>{t('screen.join')}</figcaption>
        </figure>
      </footer>
    </>
  );
}

function NextSpeakers() {
  const { t } = useTranslation('live');
  const { picture } = useScreen();
  const person = usePerson();
  const words = useSpeechWords();
  const hands = queueOf(picture.state).slice(0, nextShown);
  if (hands.length === 0) return null;
  return (
    <ol className="live-projector-next" aria-label={t('screen.next')}>
      {hands.map((hand) => {
        const { name, constituency, capacity } = person(hand.personId);
        return (
          <li key={`${hand.personId} ${hand.kind}`}>
            <span className="live-projector-name">
              <ConstituencyBadge constituency={constituency} capacity={capacity} letterOnly />
              <span>{name}</span>
              {words(hand) && <span className="live-order">{words(hand)}</span>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
