import { Button, Text, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { FormDialog, useFields, useFormat, useGroupWords, useTranslation, useWorkspace } from '#shared';
import { type StateMove, useDialogue } from '../api/commands.js';
import { openMattersQuery } from '../api/queries.js';
import type { Meeting, MeetingState, Roundtable, RoundtableState } from '../api/types.js';
import { useMeetingName } from './meeting-words.js';
import { OpenMatters } from './open-matters.js';
import { Recipients } from './recipients.js';

interface MoveProps {
  readonly draftKey: string;
  readonly verb: string;
  /** Absent: the verb. */
  readonly ariaLabel?: string;
  readonly question: string;
  readonly text: string;
  /** Absent: no reason is required. */
  readonly reasonHint?: string;
  /** What opens too early if it opens today. */
  readonly opens?: { readonly startsOn: string; readonly timeZone: string; readonly warning: 'move' | 'meeting.move' };
  /** What is closed. */
  readonly closes?: Parameters<typeof OpenMatters>[0]['of'];
  /** What is missing; with gaps the change needs a reason and has another verb. */
  readonly gaps?: Roundtable['conveningGaps'];
  /** The meeting whose people are invited. */
  readonly invites?: string | undefined;
  readonly primary?: boolean;
  readonly onMove: (change: Pick<StateMove, 'reason' | 'carryOver'>) => Promise<unknown>;
}

/** Changes a state after a confirmation; some changes require a reason. */
function Move({
  draftKey,
  verb,
  ariaLabel,
  question,
  text,
  opens,
  closes,
  gaps = [],
  invites,
  primary,
  ...move
}: MoveProps) {
  const { t } = useTranslation('dialogue');
  const [opened, { open, close }] = useDisclosure(false);
  const form = useFields({ reason: '', left: [] as readonly string[] }, draftKey);
  const closing = useClosing(opened, closes);
  const submit = async (): Promise<void> => {
    const done = await form.submit(({ reason, left }) =>
      closing.settle(move.onMove({ reason: reason.trim() || null, ...closing.carried(left) })).then(() => true),
    );
    if (done) {
      form.reset();
      close();
    }
  };
  const reasonHint = gaps.length > 0 ? t('prepare.gaps.reasonHint') : move.reasonHint;
  const submitLabel = gaps.length > 0 ? t('prepare.gaps.anyway') : verb;
  return (
    <>
      <Button variant={primary ? 'filled' : 'default'} aria-label={ariaLabel} onClick={open}>
        {verb}
      </Button>
      <FormDialog
        opened={opened}
        title={question}
        submitLabel={submitLabel}
        form={form}
        disabled={closing.waits}
        onClose={close}
        onSubmit={submit}
      >
        <Text size="sm">{text}</Text>
        {gaps.length > 0 && <Gaps gaps={gaps} />}
        {invites !== undefined && <Recipients meetingId={invites} />}
        {opens && <EarlyWarning {...opens} />}
        {closes && <OpenMatters of={closes} left={form.values.left} onLeft={(left) => form.set('left', left)} />}
        {reasonHint !== undefined && (
          <Textarea
            label={t('move.reason')}
            description={reasonHint}
            autosize
            minRows={2}
            required
            data-autofocus
            {...form.text('reason')}
          />
        )}
      </FormDialog>
    </>
  );
}

/**
 * A closing carries over the unfinished items that are listed, except those that were left, and waits for the list. If
 * it is refused, the list is read again.
 */
function useClosing(opened: boolean, closes: MoveProps['closes']) {
  const { id } = useWorkspace();
  const client = useQueryClient();
  const query = openMattersQuery(id, closes ?? { meetingId: '' });
  const { data: matters, isFetching } = useQuery({ ...query, enabled: opened && closes !== undefined });
  return {
    waits: closes !== undefined && (matters === undefined || isFetching),
    carried: (left: readonly string[]): Pick<StateMove, 'carryOver'> =>
      !matters || matters.carriesTo === null
        ? {}
        : { carryOver: matters.items.map((item) => item.id).filter((itemId) => !left.includes(itemId)) },
    settle: (move: Promise<unknown>): Promise<unknown> =>
      move.catch((error: unknown) => {
        if (closes) void client.invalidateQueries({ queryKey: query.queryKey });
        throw error;
      }),
  };
}

function Gaps({ gaps }: { readonly gaps: Roundtable['conveningGaps'] }) {
  const { t } = useTranslation('dialogue');
  const words = useGroupWords();
  return (
    <section className="dl-open">
      <h3>{t('prepare.gaps.title')}</h3>
      <ul>
        {gaps.map(({ kind, constituency }) => (
          <li key={`${kind}-${constituency}`}>{t(`prepare.gaps.${kind}`, { group: words.name(constituency) })}</li>
        ))}
      </ul>
    </section>
  );
}

function EarlyWarning({ startsOn, timeZone, warning }: NonNullable<MoveProps['opens']>) {
  const { t } = useTranslation('dialogue');
  const format = useFormat();
  /** As YYYY-MM-DD in the time zone of the meeting. */
  const today = new Intl.DateTimeFormat('en-CA', { timeZone }).format();
  if (today >= startsOn) return null;
  return (
    <p className="dl-warning">
      <TriangleAlert size={16} aria-hidden />
      <span>{t(`${warning}.early`, { planned: format.date(startsOn), today: format.date(today) })}</span>
    </p>
  );
}

interface RoundtableMoveProps {
  readonly roundtable: Roundtable;
  readonly to: RoundtableState;
  readonly needsReason: boolean;
  readonly primary: boolean;
}

export function RoundtableMove({ roundtable, to, needsReason, primary }: RoundtableMoveProps) {
  const { t } = useTranslation('dialogue');
  const dialogue = useDialogue();
  const { id, label, startsOn, timeZone, conveningGaps } = roundtable;
  return (
    <Move
      draftKey={`roundtable-move:${id}:${to}`}
      verb={t(`move.${to}.verb`)}
      question={t(`move.${to}.question`, { label })}
      text={t(`move.${to}.text`)}
      {...(needsReason && { reasonHint: t('move.reasonHint') })}
      {...(to === 'in-session' && { opens: { startsOn, timeZone, warning: 'move' } })}
      {...(to === 'closed' && { closes: { roundtableId: id } })}
      {...(to === 'convened' && { gaps: conveningGaps, invites: id })}
      primary={primary}
      onMove={(change) => dialogue.changeState(id, { to, ...change })}
    />
  );
}

interface MeetingMoveProps {
  readonly meeting: Meeting;
  readonly to: MeetingState;
  readonly needsReason: boolean;
  /** The meeting belongs to a working group. */
  readonly ofGroup?: boolean;
}

export function MeetingMove({ meeting, to, needsReason, ofGroup = false }: MeetingMoveProps) {
  const { t } = useTranslation('dialogue');
  const dialogue = useDialogue();
  const name = useMeetingName()(meeting);
  const { id, startsOn, timeZone } = meeting;
  const verb = t(`meeting.move.${to}.verb`);
  return (
    <Move
      draftKey={`meeting-move:${id}:${to}`}
      verb={verb}
      ariaLabel={t('shared:labelled', { label: verb, words: name })}
      question={t(`meeting.move.${to}.question`, { name })}
      text={t(ofGroup ? `groups.move.${to}` : `meeting.move.${to}.text`)}
      {...(needsReason && { reasonHint: t(ofGroup ? 'groups.reasonHint' : 'meeting.reasonHint') })}
      {...(to === 'in-session' && { opens: { startsOn, timeZone, warning: 'meeting.move' } })}
      {...(to === 'convened' && { invites: id })}
      {...(to === 'closed' && { closes: { meetingId: id } })}
      onMove={(change) => dialogue.moveMeeting(id, { to, ...change })}
    />
  );
}
