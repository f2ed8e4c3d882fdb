import { useQuery } from '@tanstack/react-query';
import { UsersRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import {
  ConstituencyBadge,
  EmptyState,
  Loaded,
  Page,
  Section,
  SexMark,
  useCan,
  useFormat,
  useGroupWords,
  useLocalized,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import { workingGroupsQuery } from '../api/queries.js';
import type { WorkingGroup } from '../api/types.js';
import { AddMemberButton, NewGroupButton, RemoveMemberButton } from '../components/group-forms.js';
import '../dialogue.css';

function Facts({ group }: { readonly group: WorkingGroup }) {
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

function Members({ group, editable }: { readonly group: WorkingGroup; readonly editable: boolean }) {
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

export function WorkingGroupsPage() {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const { id } = useWorkspace();
  const list = useQuery(workingGroupsQuery(id));
  const editable = useCan()('dialogue.working-group.change');
  return (
    <Page title={t('groups.title')} purpose={t('groups.purpose')} action={editable && <NewGroupButton />}>
      <Loaded query={list}>
        {(groups) =>
          groups.length === 0 ? (
            <EmptyState icon={<UsersRound size={32} />} title={t('groups.empty')}>
              {t('groups.emptyText')}
            </EmptyState>
          ) : (
            groups.map((group) => (
              <Section key={group.id} title={say(group.name)}>
                <div className="dl-group">
                  <div className="dl-column">
                    <Facts group={group} />
                  </div>
                  <Members group={group} editable={editable} />
                </div>
                {group.basis && (
                  <p className="tp-small tp-dimmed">
                    {t('shared:labelled', { label: t('page.basis'), words: say(group.basis) })}
                  </p>
                )}
              </Section>
            ))
          )
        }
      </Loaded>
    </Page>
  );
}
