import { useQuery } from '@tanstack/react-query';
import type { Subject } from '#server/modules/live/domain/room/state.js';
import {
  ConstituencyBadge,
  Loaded,
  LoadingState,
  useFormat,
  useLocalized,
  useTranslation,
  useWorkspace,
} from '#shared';
import { recordQuery, type RoomRecord } from '../api/room-query.js';
import { useScreen } from './room-frame.js';
import { useSpeechWords } from './use-room-names.js';
import { clockTime } from '../domain/words.js';

type Speech = RoomRecord['speeches'][number];

/** Who spoke, for how long, who gave the floor and why; the latest first. */
export function RecordPanel() {
  const { t } = useTranslation('live');
  const { picture, confirmed, view } = useScreen();
  const { id } = useWorkspace();
  const ended = confirmed.floor.reduce((sum, share) => sum + share.turns, 0);
  const query = useQuery(recordQuery(id, view.meeting.id, `${ended}-${confirmed.speech?.id ?? 0}`));
  return (
    <section className="tp-card live-record" aria-labelledby="live-record-title">
      <h2 id="live-record-title">{t('record.title')}</h2>
      <Loaded query={query} skeleton={<LoadingState rows={3} />}>
        {(record) =>
          record.speeches.length === 0 ? (
            <div className="live-empty">
              <p>{t('record.empty')}</p>
              <p className="tp-dimmed">{t('record.emptyHint')}</p>
            </div>
          ) : (
            <ol reversed>
              {record.speeches.toReversed().map((speech) => (
                <SpeechRow
                  key={speech.id}
                  speech={speech}
                  people={record.people}
                  running={speech.id === picture.state.speech?.id}
                />
              ))}
            </ol>
          )
        }
      </Loaded>
    </section>
  );
}

interface SpeechRowProps {
  readonly speech: Speech;
  readonly people: RoomRecord['people'];
  /** From the state of this screen: commands given without a connection are not in the record yet. */
  readonly running: boolean;
}

function SpeechRow({ speech, people, running }: SpeechRowProps) {
  const { t } = useTranslation(['live', 'shared']);
  const text = useLocalized();
  const format = useFormat();
  const nameOf = (personId: string | null): string =>
    text(people.find((one) => one.personId === personId)?.name) || t('shared:unknown');
  const { speaker, startedAt, milliseconds, undone, override, proposedId, by } = speech;
  const words = useSpeechWords()({ ...speech, subject: speech.subject as Subject | null });
  return (
    <li data-undone={undone !== null}>
      <time className="tp-numbers tp-dimmed" dateTime={new Date(startedAt).toISOString()}>
        {format.timeOfDay(startedAt)}
      </time>
      <div className="tp-grow">
        <p className="live-name">
          {nameOf(speaker.personId)}
          <ConstituencyBadge constituency={speaker.constituency} capacity={speaker.capacity} />
          {words && <span className="live-order">{words}</span>}
        </p>
        <p className="tp-small tp-dimmed">{t('record.by', { name: nameOf(by) })}</p>
        {override && (
          <p className="tp-small">
            {t('record.override', { name: nameOf(proposedId), reason: t(`proposal.reason.${override}`) })}
          </p>
        )}
        {undone && (
          <p className="tp-small">
            {t('record.undone', { name: nameOf(undone.by), count: Math.round((undone.at - startedAt) / 1000) })}
          </p>
        )}
      </div>
      <span className="tp-numbers">
        {milliseconds === null ? running && t('record.running') : clockTime(Math.round(milliseconds / 1000))}
      </span>
    </li>
  );
}
