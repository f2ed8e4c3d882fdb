import { useQuery } from '@tanstack/react-query';
import {
  ConstituencyBadge,
  Loaded,
  LoadingState,
  Page,
  Section,
  useLocalized,
  useParam,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import { useDialogue } from '../api/commands.js';
import { constituencyGroupQuery, roundtableQuery } from '../api/queries.js';
import type { ConstituencyGroup } from '../api/types.js';
import { GroupMeetings } from '../components/group-meetings.js';
import { useGroupFeed } from '../components/use-group-feed.js';
import '../dialogue.css';

/** The meetings of the reader's own group at a roundtable. Only people with a seat of that group see them. */
export function ConstituencyGroupPage() {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const { id } = useWorkspace();
  const dialogue = useDialogue();
  const roundtableId = useParam('roundtableId');
  const query = useQuery(constituencyGroupQuery(id, roundtableId));
  useGroupFeed(roundtableId);
  const roundtable = useQuery(roundtableQuery(id, roundtableId)).data;
  return (
    <Page
      title={t('ownGroup.title')}
      purpose={t('ownGroup.purpose')}
      above={
        roundtable && (
          <WorkspaceLink to={`/roundtables/${roundtableId}`}>
            {roundtable.label} {say(roundtable.title)}
          </WorkspaceLink>
        )
      }
    >
      <Loaded query={query} skeleton={<LoadingState rows={8} card />}>
        {(group) => (
          <>
            <Members group={group} />
            <GroupMeetings
              group={group}
              draftKey={`constituency-meeting:new:${roundtableId}`}
              onPlan={(draft) => dialogue.planConstituencyMeeting(roundtableId, draft)}
            />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Members({ group }: { readonly group: ConstituencyGroup }) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  return (
    <Section title={t('ownGroup.members')}>
      <div>
        <ConstituencyBadge constituency={group.constituency} />
      </div>
      <ul className="dl-plain">
        {group.members.map(({ id, person, kind, organisation }) => (
          <li key={id} className="dl-seat-row">
            <div className="dl-grow">
              <div>{say(person.name)}</div>
              <div className="tp-small tp-dimmed">
                {[t(`seat.kind.${kind}`), say(organisation?.name)].filter(Boolean).join(' · ')}
              </div>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
