import { useTranslation } from 'react-i18next';
import { ConstituencyBadge, SexMark, useFormat, useGroupWords, useLocalized, WorkspaceLink } from '#shared';
import type { WorkingGroup } from '../api/types.js';
import { AddMemberButton, RemoveMemberButton } from './group-forms.js';

/** Mandate, groups represented and origin of a working group. */
export function GroupFacts({ group }: { readonly group: WorkingGroup }) {
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

export function GroupMembers({ group, editable }: { readonly group: WorkingGroup; readonly editable: boolean }) {
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
