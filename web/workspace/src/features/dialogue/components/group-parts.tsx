import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  ConstituencyBadge,
  Section,
  SexMark,
  useCan,
  useFormat,
  useGroupWords,
  useLocalized,
  WorkspaceLink,
} from '#shared';
import type { WorkingGroup } from '../api/types.js';
import { AddMemberButton, RemoveMemberButton } from './group-forms.js';

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

/** Mandate, groups represented and origin of a working group. */
function GroupFacts({ group }: { readonly group: WorkingGroup }) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const format = useFormat();
  const words = useGroupWords();
  return (
    <>
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

function GroupMembers({ group, editable }: { readonly group: WorkingGroup; readonly editable: boolean }) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
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
                {member.function !== 'member' && (
                  <strong className="dl-function">{t(`groups.function.${member.function}`)}</strong>
                )}
              </div>
              <div className="tp-small tp-dimmed">{say(member.organisation?.name)}</div>
            </div>
            {editable && <RemoveMemberButton member={member} />}
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
