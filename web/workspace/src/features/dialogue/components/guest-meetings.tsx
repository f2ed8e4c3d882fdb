import { ConstituencyBadge, Section, useTranslation } from '#shared';
import type { GuestMeeting } from '../api/types.js';
import { MeetingCards } from './group-meetings.js';

/** The group meetings to which the reader is admitted as a guest, until they end. */
export function GuestMeetings({ meetings }: { readonly meetings: readonly GuestMeeting[] }) {
  const { t } = useTranslation('dialogue');
  return (
    <Section title={t('guest.yours')} plain>
      <p>{t('guest.yoursText')}</p>
      {meetings.map(({ constituency, kind, meeting, agenda, documents }) => (
        <div key={meeting.id} className="dl-column">
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
      ))}
    </Section>
  );
}
