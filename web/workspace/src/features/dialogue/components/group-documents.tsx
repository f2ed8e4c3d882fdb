import { Section, useFormat, useTranslation } from '#shared';
import type { WorkingGroupDetail } from '../api/types.js';
import { DocumentLink } from './document-link.js';
import { DocumentPreview } from './document-preview.js';
import { useMeetingName } from './meeting-words.js';

/** The documents of all meetings of a working group; they are attached at the meetings. */
export function GroupDocuments({ group }: { readonly group: WorkingGroupDetail }) {
  const { t } = useTranslation('dialogue');
  const format = useFormat();
  const name = useMeetingName();
  const { documents, meetings } = group;
  return (
    <Section title={t('group.documents')}>
      {documents.length === 0 && <p className="tp-dimmed">{t('group.noDocuments')}</p>}
      <ul className="dl-plain dl-group-documents">
        {documents.map((document) => {
          const meeting = meetings.find(({ id }) => id === document.meetingId);
          return (
            <li key={document.id}>
              <DocumentLink document={document} />
              <DocumentPreview document={document} />
              <p className="tp-small tp-dimmed">
                {[format.bytes(document.bytes), meeting && name(meeting)].filter(Boolean).join(' · ')}
              </p>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
