import { ConstituencyBadge, Section, useTranslation } from '#shared';
import type { GuestMeeting } from '../api/types.js';
import { MeetingCards } from './group-meetings.js';

interface GuestMeetingsProps {
  readonly meetings: readonly GuestMeeting[];
  /** The page is about the reader's own group too, so that these meetings need a title of their own. */
  readonly titled: boolean;
}

/** The group meetings to which the reader is admitted as a guest, until they end. */
export function GuestMeetings({ meetings, titled }: GuestMeetingsProps) {
  const { t } = useTranslation('dialogue');
  const cards = meetings.map((one) => <GuestCard key={one.meeting.id} {...one} />);
  if (!titled) return <div className="dl-column">{cards}</div>;
  return (
    <Section title={t('guest.yours')} plain>
      <p>{t('guest.yoursText')}</p>
      {cards}
    </Section>
  );
}

function GuestCard({ constituency, kind, meeting, agenda, documents }: GuestMeeting) {
  const { t } = useTranslation('dialogue');
  return (
    <div className="dl-column">
      <div className="dl-marks">
        <ConstituencyBadge constituency={constituency} />
        <span className="tp-small tp-dimmed">{t(`guest.kind.${kind}`)}</span>
      </div>
      <MeetingCards
        group={{ meetings: [meeting], agenda, documents, conducts: false, members: [] }}
        attended
        meetings={[meeting]}
      />
    </div>
  );
}
