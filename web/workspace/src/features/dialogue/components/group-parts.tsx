import type { ReactNode } from 'react';
import {
  ConstituencyBadge,
  Section,
  SexMark,
  useCan,
  useFormat,
  useGroupWords,
  useLocalized,
  useTranslation,
  WorkspaceLink,
} from '#shared';
import type { WorkingGroup, WorkingGroupMember } from '../api/types.js';
import { AddMemberButton, ChangeFunctionButton, RemoveMemberButton } from './group-member-forms.js';

interface GroupCardProps {
  readonly group: WorkingGroup;
  readonly title: string;
  /** Shown below the facts. */
  readonly children?: ReactNode;
}

/** Mandate, members and basis of a working group. */
export function GroupCard({ group, title, children }: GroupCardProps) {
  const { t } = useTranslation(['dialogue', 'shared']);
  const say = useLocalized();
  const editable = useCan()('dialogue.working-group.change');
  return (
    <Section title={title}>
      <div className="dl-group">
        <div className="dl-column">
          <GroupFacts group={group} />
          {children}
        </div>
        <GroupMembers group={group} editable={editable} />
      </div>
      {group.basis && (
        <p className="tp-small tp-dimmed">
          {t('shared:labelled', { label: t('page.basis'), words: say(group.basis) })}
        </p>
      )}
    </Section>
  );
}

/** The term of the mandate in words; undefined if it has no limit. */
export function useTerm(): (group: Pick<WorkingGroup, 'termFrom' | 'termUntil'>) => string | undefined {
  const { t } = useTranslation('dialogue');
  const format = useFormat();
  return ({ termFrom, termUntil }) => {
    const from = termFrom === null ? undefined : format.date(termFrom);
    const until = termUntil === null ? undefined : format.date(termUntil);
    if (from === undefined && until === undefined) return undefined;
    if (until === undefined) return t('group.termStart', { from });
    return from === undefined ? t('group.termEnd', { until }) : t('group.term', { from, until });
  };
}

/** "3 meetings · next on 4 Jun 2026" */
export function useNextMeeting(): (group: WorkingGroup) => string {
  const { t } = useTranslation('dialogue');
  const format = useFormat();
  return ({ meetingCount, nextMeetingOn }) => {
    const count = t('groups.meetingCount', { count: meetingCount });
    return nextMeetingOn === null ? count : `${count} · ${t('groups.next', { date: format.date(nextMeetingOn) })}`;
  };
}

/** Mandate, groups represented and origin of a working group. */
function GroupFacts({ group }: { readonly group: WorkingGroup }) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const format = useFormat();
  const words = useGroupWords();
  const term = useTerm();
  return (
    <>
      {term(group) && <p className="tp-small">{term(group)}</p>}
      <p>{group.mandate ? say(group.mandate) : <span className="tp-dimmed">{t('groups.noMandate')}</span>}</p>
      <div className="dl-marks">
        <span className="tp-small tp-dimmed">{t('groups.composition')}</span>
        {group.composition.map((constituency) => (
          <ConstituencyBadge key={constituency} constituency={constituency} />
        ))}
      </div>
      {group.roundtableId && group.roundtableLabel && (
        <p className="tp-small">
          <WorkspaceLink to={`/roundtables/${group.roundtableId}`}>
            {t('groups.arises', { label: group.roundtableLabel })}
          </WorkspaceLink>
          {group.formedOn && ` · ${t('groups.formed', { date: format.date(group.formedOn) })}`}
        </p>
      )}
      {group.missing.length > 0 && group.members.length > 0 && (
        <p className="tp-small tp-dimmed">
          {t('groups.missing', { groups: format.list(group.missing.map((one) => words.name(one))) })}
        </p>
      )}
    </>
  );
}

interface MembersProps extends Pick<GroupCardProps, 'group'> {
  readonly editable: boolean;
}

/** A convenor, or while another one leads the group, the second convenor. */
function useFunctionWord({ members }: WorkingGroup) {
  const { t } = useTranslation('dialogue');
  const rotates = members.some(({ leads }) => leads);
  return ({ function: role, leads }: WorkingGroupMember): string => {
    if (role !== 'convenor' || !rotates) return t(`groups.function.${role}`);
    return t(leads ? 'group.leads' : 'group.second');
  };
}

function GroupMembers({ group, editable }: MembersProps) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const functionWord = useFunctionWord(group);
  return (
    <div className="dl-members">
      <h3>{t('groups.members')}</h3>
      {group.members.length === 0 && (
        <p className="tp-dimmed">{group.membership ? say(group.membership) : t('groups.noMembers')}</p>
      )}
      <ul className="dl-plain">
        {group.members.map((member) => (
          <li key={member.id} className="dl-seat-row">
            <ConstituencyBadge constituency={member.constituency} capacity={member.capacity} letterOnly />
            <div className="dl-grow">
              <div>
                <SexMark sex={member.sex} one shapeOnly /> {say(member.person.name)}
                {member.function !== 'member' && <strong className="dl-function">{functionWord(member)}</strong>}
              </div>
              <div className="tp-small tp-dimmed">{say(member.organisation?.name)}</div>
            </div>
            {editable && (
              <div className="dl-buttons tp-no-print">
                <ChangeFunctionButton member={member} />
                <RemoveMemberButton groupId={group.id} member={member} />
              </div>
            )}
          </li>
        ))}
      </ul>
      {editable && (
        <div>
          <AddMemberButton group={group} />
        </div>
      )}
    </div>
  );
}
