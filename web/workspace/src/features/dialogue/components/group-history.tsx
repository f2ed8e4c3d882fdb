import { useQuery } from '@tanstack/react-query';
import { Section, useCan, useFormat, useLocalized, useTranslation, useWorkspace, WorkspaceLink } from '#shared';
import { groupHistoryQuery } from '../api/queries.js';

/** Who changed what in the working group and when, the latest first; its activity page has all of it. */
export function GroupHistory({ groupId }: { readonly groupId: string }) {
  const { t } = useTranslation('dialogue');
  const { id } = useWorkspace();
  const say = useLocalized();
  const format = useFormat();
  const may = useCan()('chain.activity.read');
  const entries = useQuery({ ...groupHistoryQuery(id, groupId), enabled: may }).data;
  if (entries === undefined || entries.length === 0) return null;
  return (
    <Section
      title={t('group.history')}
      action={<WorkspaceLink to={`/activity?subject=${groupId}`}>{t('group.allActivity')}</WorkspaceLink>}
    >
      <ol className="dl-group-actions">
        {entries.map(({ id: key, sentence, recordedAt }) => (
          <li key={key}>
            <span className="dl-grow">{say(sentence)}</span>
            <time className="tp-small tp-dimmed" dateTime={recordedAt}>
              {format.dateTime(recordedAt)}
            </time>
          </li>
        ))}
      </ol>
    </Section>
  );
}
