import { Group, Select } from '@mantine/core';
import { ConfirmButton, useFields, useFormat, useLocalized, useTranslation } from '#shared';
import { useDialogue } from '../api/commands.js';
import type { AgendaEntry, GroupWithMeetings, Meeting } from '../api/types.js';
import { isUnfinished } from '../domain/agenda-move.js';
import { Arrows, EntryName, StatusIcon } from './agenda-column.js';
import { DragHandle, useAgendaDrag } from './agenda-drag.js';
import { dayChoices, daysFor } from './agenda-forms.js';
import { DayEnd } from './day-end.js';
import { DeleteItem, EditItem } from './edit-item.js';
import { AddItemDialog, itemOf, newBreak, noItem } from './item-dialog.js';
import { isAhead, otherMeetings } from './meeting-words.js';
import { MoveItem } from './move-item.js';

interface GroupAgendaProps {
  readonly group: GroupWithMeetings;
  readonly meeting: Meeting;
}

/** The agenda of a meeting of a group; those who conduct it add, edit and move items here. */
export function GroupAgenda({ group, meeting }: GroupAgendaProps) {
  const { t } = useTranslation('dialogue');
  const items = group.agenda.filter(({ meetingId }) => meetingId === meeting.id);
  const arrange = group.conducts && isAhead(meeting);
  const drag = useAgendaDrag(items);
  return (
    <section className="dl-part">
      <h3>{t('page.agenda')}</h3>
      {items.length === 0 && <p className="tp-small tp-dimmed">{t('agenda.empty')}</p>}
      <ol className="dl-plain dl-agenda">
        {items.map((item) => (
          <Item key={item.id} group={group} meeting={meeting} item={item} arrange={arrange} drag={drag} />
        ))}
      </ol>
      {daysFor(meeting).map(({ day }) => (
        <DayEnd key={day} meeting={meeting} items={items.filter((item) => item.day === day)} />
      ))}
      <div className="dl-buttons tp-no-print">
        <AddGroupItem group={group} meeting={meeting} allowed={arrange} />
        <AddGroupItem group={group} meeting={meeting} allowed={arrange} isBreak />
      </div>
    </section>
  );
}

interface ItemProps extends GroupAgendaProps {
  readonly item: AgendaEntry;
  readonly arrange: boolean;
  readonly drag: ReturnType<typeof useAgendaDrag>;
}

function Item({ group, meeting, item, arrange, drag }: ItemProps) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const format = useFormat();
  const dialogue = useDialogue();
  const severalDays = meeting.startsOn !== meeting.endsOn;
  const here = group.meetings.findIndex(({ id }) => id === meeting.id);
  const carries = isUnfinished(item) && group.meetings.some((other, index) => index > here && isAhead(other));
  return (
    <li className={`dl-entry dl-depth-${item.depth}`} {...drag.row(item)}>
      {arrange && <DragHandle item={item} drag={drag} />}
      <div className="dl-grow dl-group-item">
        <div>
          <EntryName item={item} />
        </div>
        <div className="dl-entry-facts">
          {severalDays && <span>{format.date(item.date)}</span>}
          {item.startsAt !== null && <span>{item.startsAt}</span>}
          {item.minutes !== null && <span>{t('minutes', { count: item.minutes })}</span>}
          {item.presenter && <span>{t('agenda.presentedBy', { name: say(item.presenter.name) })}</span>}
          {item.carriedFromMeeting !== null && <span>{t('meeting.carried', { number: item.carriedFromMeeting })}</span>}
          {item.movedFromMeeting !== null && <span>{t('arrange.movedFrom', { number: item.movedFromMeeting })}</span>}
          <StatusIcon item={item} />
        </div>
        {item.note && <p className="tp-small">{say(item.note)}</p>}
        {group.conducts && (arrange || carries) && (
          <Group gap="xs" className="tp-no-print">
            <EditItem people={group.members} item={item} allowed={arrange} />
            <MoveItem
              agenda={group.agenda}
              meeting={meeting}
              others={otherMeetings(group.meetings, item)}
              item={item}
              allowed={arrange}
            />
            <DeleteItem item={item} allowed={arrange} />
            {carries && (
              <ConfirmButton
                question={t('agenda.carryQuestion')}
                consequence={t('groups.carryText')}
                onConfirm={() => dialogue.carryOver(item.id)}
              >
                {t('agenda.carry')}
              </ConfirmButton>
            )}
          </Group>
        )}
      </div>
      {arrange && <Arrows agenda={group.agenda} item={item} />}
    </li>
  );
}

interface AddGroupItemProps extends GroupAgendaProps {
  readonly allowed: boolean;
  readonly isBreak?: boolean;
}

function AddGroupItem({ group, meeting, allowed, isBreak = false }: AddGroupItemProps) {
  const { t } = useTranslation('dialogue');
  const format = useFormat();
  const dialogue = useDialogue();
  const blank = { ...(isBreak ? newBreak : noItem), day: '1' };
  const form = useFields(blank, `agenda-${isBreak ? 'break' : 'item'}:new:${meeting.id}`);
  const kind = isBreak ? 'break' : 'topic';
  return (
    <AddItemDialog
      form={form}
      people={group.members}
      isBreak={isBreak}
      allowed={allowed}
      onAdd={(values) => dialogue.addMeetingItem(meeting.id, { ...itemOf(values), day: Number(values.day), kind })}
    >
      {meeting.startsOn !== meeting.endsOn && (
        <Select
          label={t('agenda.dayField')}
          data={dayChoices(meeting, (date) => format.date(date))}
          allowDeselect={false}
          value={form.values.day}
          onChange={(day) => form.set('day', day ?? '1')}
          error={form.errorOf('day')}
        />
      )}
    </AddItemDialog>
  );
}
