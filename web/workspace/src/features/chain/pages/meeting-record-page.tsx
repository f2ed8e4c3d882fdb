import { Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ChevronDown, Download } from 'lucide-react';
import {
  addressOf,
  Loaded,
  LoadingState,
  Page,
  PrintedLink,
  tagOf,
  useFormat,
  useLanguageOrder,
  useLocalized,
  useParam,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import '../chain.css';
import { type MeetingRecord, meetingRecordQuery } from '../api/queries.js';
import { RecordedActions, RecordedConclusions, RecordedDocuments } from '../components/record-results.js';
import { OutcomesOfMeeting } from '../components/record-outcomes.js';
import { RecordedAgenda, RecordedAttendance, RecordedFloor } from '../components/record-session.js';

/** The record of a meeting, to be read and handed out. */
export function MeetingRecordPage() {
  const { id } = useWorkspace();
  const query = useQuery(meetingRecordQuery(id, useParam('meetingId')));
  return (
    <Loaded query={query} skeleton={<LoadingState rows={8} card />}>
      {(record) => <RecordPage record={record} />}
    </Loaded>
  );
}

function pathOf({ kind, id, groupRoundtableId }: MeetingRecord['body']): string {
  if (groupRoundtableId !== null) return `/roundtables/${groupRoundtableId}/group-meetings`;
  return `/${kind === 'working-group' ? 'working-groups' : 'roundtables'}/${id}`;
}

/** Conclusions, and the actions that follow from them, are those of a roundtable. */
function RecordPage({ record }: { readonly record: MeetingRecord }) {
  const { t } = useTranslation('chain');
  const text = useLocalized();
  const { body, meeting } = record;
  const group = body.kind !== 'roundtable';
  const ahead = meeting.state === 'planned' || meeting.state === 'convened';
  const name = meeting.title === null ? t('record.meeting', { number: meeting.number }) : text(meeting.title);
  return (
    <Page
      title={[body.label ?? text(body.title), name, t('record.title')].join('\u00a0· ')}
      above={<WorkspaceLink to={pathOf(body)}>{text(body.title)}</WorkspaceLink>}
      purpose={t(group ? 'record.groupPurpose' : 'record.purpose')}
      action={!ahead && <Downloads meetingId={meeting.id} />}
    >
      <p>
        <When meeting={meeting} />
        <RealTimes record={record} />
        {meeting.place !== null && ` · ${text(meeting.place)}`}
      </p>
      {!meeting.final && <p className="ch-provisional">{t(ahead ? 'record.ahead' : 'record.provisional')}</p>}
      {!ahead && (
        <>
          <RecordedAttendance record={record} />
          <RecordedAgenda record={record} />
          <RecordedFloor record={record} />
          <RecordedDocuments record={record} />
          {!group && <RecordedConclusions record={record} />}
          <OutcomesOfMeeting record={record} />
          {!group && <RecordedActions record={record} />}
        </>
      )}
    </Page>
  );
}

/** When the session really began and ended. */
function RealTimes({ record: { meeting, body } }: { readonly record: MeetingRecord }) {
  const { t } = useTranslation('chain');
  const format = useFormat();
  const { beganAt, endedAt } = meeting;
  if (beganAt === null) return null;
  const say = meeting.startsOn === meeting.endsOn ? format.time : format.dateTime;
  const from = say(beganAt, body.timeZone);
  const times = endedAt === null ? from : t('record.range', { from, to: say(endedAt, body.timeZone) });
  return <>{` · ${t('record.realTimes', { times })}`}</>;
}

/** The days and times of a meeting, as planned. */
function When({ meeting }: { readonly meeting: MeetingRecord['meeting'] }) {
  const { t } = useTranslation('chain');
  const format = useFormat();
  const { startsOn, endsOn, opensAt, closesAt } = meeting;
  const [from, to] = [format.date(startsOn), format.date(endsOn)];
  const days = startsOn === endsOn ? from : t('record.range', { from, to });
  const times = opensAt === null || closesAt === null ? opensAt : t('record.range', { from: opensAt, to: closesAt });
  return <>{times === null ? days : `${days} · ${t('record.plannedTimes', { times })}`}</>;
}

function Downloads({ meetingId }: { readonly meetingId: string }) {
  const { t } = useTranslation('chain');
  const { id: workspaceId } = useWorkspace();
  const order = useLanguageOrder();
  const path = { workspaceId, meetingId };
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<Download size={16} aria-hidden />}
          rightSection={<ChevronDown size={16} aria-hidden />}
        >
          {t('record.download')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {order.map(tagOf).map((language) => (
          <Menu.Item
            key={language}
            component={PrintedLink}
            href={addressOf('/api/workspaces/{workspaceId}/chain/meetings/{meetingId}/record.pdf', {
              path,
              query: { language },
            })}
          >
            {t(`record.pdf.${language}`)}
          </Menu.Item>
        ))}
        <Menu.Item
          component="a"
          href={addressOf('/api/workspaces/{workspaceId}/chain/meetings/{meetingId}/record', { path })}
          download="meeting-record.json"
        >
          {t('record.json')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
