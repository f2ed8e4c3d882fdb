import { useQuery } from '@tanstack/react-query';
import { Section, useLocalized, useMembership, useTranslation, WorkspaceLink } from '#shared';
import { workingGroupsQuery } from '../api/queries.js';
import { useNextMeeting } from './group-parts.js';
import '../dialogue.css';

/** The working groups of the reader, on the overview. */
export function OwnGroups() {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const next = useNextMeeting();
  const { workspace, person } = useMembership();
  const own = (useQuery(workingGroupsQuery(workspace.id)).data ?? []).filter(({ members }) =>
    members.some((member) => member.person.id === person.id),
  );
  if (own.length === 0) return null;
  return (
    <Section title={t('group.yours')}>
      <ul className="dl-group-actions">
        {own.map((group) => (
          <li key={group.id}>
            <WorkspaceLink to={`/working-groups/${group.id}`}>{say(group.name)}</WorkspaceLink>
            <span className="tp-small tp-dimmed">{next(group)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
