import { useQuery } from '@tanstack/react-query';
import { DueDate, Section, useFormat, useLocalized, useTranslation, useWorkspace, WorkspaceLink } from '#shared';
import { actionsOfGroupQuery } from '../api/queries.js';
import type { WorkingGroupDetail } from '../api/types.js';
import { type Attention, attentionOf } from '../domain/group-attention.js';
import { useMeetingName } from './meeting-words.js';

/** What waits for the members of the group; nothing is shown if nothing does. */
export function GroupAttention({ group }: { readonly group: WorkingGroupDetail }) {
  const { t } = useTranslation('dialogue');
  const { id } = useWorkspace();
  const format = useFormat();
  const actions = useQuery(actionsOfGroupQuery(id, group.id)).data ?? [];
  const { meetings, termUntil } = group;
  const found = attentionOf({ actions, meetings, termUntil }, (day) => format.daysUntil(day));
  if (found.length === 0) return null;
  return (
    <Section title={t('group.attention')}>
      <ul className="dl-group-actions">
        {found.map((one) => (
          <li key={keyOf(one)}>
            <Item attention={one} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function keyOf(one: Attention): string {
  return 'action' in one ? one.action.id : 'meeting' in one ? one.meeting.id : one.kind;
}

function Item({ attention }: { readonly attention: Attention }) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const format = useFormat();
  const meetingName = useMeetingName();
  if ('on' in attention)
    return t(attention.kind === 'term-over' ? 'group.termOver' : 'group.termEnds', { date: format.date(attention.on) });
  if ('meeting' in attention)
    return (
      <>
        {meetingName(attention.meeting)}
        <span className="tp-dimmed">{t('group.toConvene', { date: format.date(attention.meeting.startsOn) })}</span>
      </>
    );
  const { kind, action } = attention;
  return (
    <>
      <WorkspaceLink to={`/roadmap/${action.id}`}>
        {action.code} {say(action.title)}
      </WorkspaceLink>
      {(kind === 'accept' || kind === 'disputed') && <span className="tp-dimmed">{t(`group.${kind}`)}</span>}
      <DueDate on={action.dueOn} />
    </>
  );
}
