import { Group, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ConfirmButton, useFields, useFormat, useLocalized } from '#shared';
import { useDialogue } from '../api/commands.js';
import type { AgendaEntry, GroupWithMeetings, Meeting } from '../api/types.js';
import { Arrows, StatusIcon } from './agenda-column.js';
import { dayChoices } from './agenda-forms.js';
import { DeleteItem, EditItem } from './edit-item.js';
import { AddItemDialog, itemOf, noItem } from './item-dialog.js';
import { isAhead } from './meeting-words.js';

interface GroupAgendaProps {
  readonly group: GroupWithMeetings;
  readonly meeting: Meeting;
}

/** The agenda of a meeting of a group; those who conduct it add, edit and move items here. */
export function GroupAgenda({ group, meeting }: GroupAgendaProps) {
  const { t } = useTranslation('dialogue');
  const items = group.agenda.filter(({ meetingId }) => meetingId === meeting.id);
  const arrange = group.conducts && isAhead(meeting);
  return (
    <section className="dl-part">
      <h3>{t('page.agenda')}</h3>
      {items.length === 0 && <p className="tp-small tp-dimmed">{t('agenda.empty')}</p>}
      <ol className="dl-plain dl-agenda">
        {items.map((item) => (
          <Item key={item.id} group={group} meeting={meeting} item={item} arrange={arrange} />
        ))}
      </ol>
      <div className="dl-buttons tp-no-print">
        <AddGroupItem group={group} meeting={meeting} allowed={arrange} />
      </div>
    </section>
  );
}

interface ItemProps extends GroupAgendaProps {
  readonly item: AgendaEntry;
  readonly arrange: boolean;
}

function Item({ group, meeting, item, arrange }: ItemProps) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const format = useFormat();
  const dialogue = useDialogue();
  const severalDays = meeting.startsOn !== meeting.endsOn;
  const unfinished = item.status === 'planned' || item.status === 'under-discussion';
  const here = group.meetings.findIndex(({ id }) => id === meeting.id);
  const carries = unfinished && group.meetings.some((other, index) => index > here && isAhead(other));
  return (
    <li className={`dl-entry dl-depth-${item.depth}`}>
      <div className="dl-grow dl-group-item">
        <div>
          <span className="dl-entry-label">{item.label}</span> {say(item.title)}
        </div>
        <div className="dl-entry-facts">
          {severalDays && <span>{format.date(item.date)}</span>}
          {item.startsAt !== null && <span>{item.startsAt}</span>}
          {item.minutes !== null && <span>{t('minutes', { count: item.minutes })}</span>}
          {item.presenter && <span>{t('agenda.presentedBy', { name: say(item.presenter.name) })}</span>}
          {item.carriedFromMeeting !== null && <span>{t('meeting.carried', { number: item.carriedFromMeeting })}</span>}
          <StatusIcon status={item.status} />
        </div>
        {item.note && <p className="tp-small">{say(item.note)}</p>}
        {group.conducts && (arrange || carries) && (
          <Group gap="xs" className="tp-no-print">
            <EditItem people={group.members} item={item} allowed={arrange} />
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

function AddGroupItem({ group, meeting, allowed }: GroupAgendaProps & { readonly allowed: boolean }) {
  const { t } = useTranslation('dialogue');
  const format = useFormat();
  const dialogue = useDialogue();
  const form = useFields({ ...noItem, day: '1' }, `agenda-item:new:${meeting.id}`);
  return (
    <AddItemDialog
      form={form}
      people={group.members}
      allowed={allowed}
      onAdd={(values) => dialogue.addMeetingItem(meeting.id, { ...itemOf(values), day: Number(values.day) })}
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
