import { Button, Text, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { FormDialog, useFields } from '#shared';
import { useDialogue } from '../api/commands.js';
import type { Meeting, MeetingState } from '../api/types.js';
import { useMeetingName } from './meeting-words.js';
import { OpenMatters } from './open-matters.js';

interface MoveProps {
  readonly meeting: Meeting;
  readonly to: MeetingState;
  readonly needsReason: boolean;
}

/** Changes the state of a meeting after a confirmation. */
export function MeetingMove({ meeting, to, needsReason }: MoveProps) {
  const { t } = useTranslation('dialogue');
  const dialogue = useDialogue();
  const name = useMeetingName()(meeting);
  const [opened, { open, close }] = useDisclosure(false);
  const form = useFields({ reason: '' }, `meeting-move:${meeting.id}:${to}`);
  const verb = t(`meeting.move.${to}.verb`);
  const submit = async (): Promise<void> => {
    const done = await form.submit(({ reason }) =>
      dialogue.moveMeeting(meeting.id, to, reason.trim() || null).then(() => true),
    );
    if (done) {
      form.reset();
      close();
    }
  };
  return (
    <>
      <Button variant="default" aria-label={`${verb}: ${name}`} onClick={open}>
        {verb}
      </Button>
      <FormDialog
        opened={opened}
        title={t(`meeting.move.${to}.question`, { name })}
        submitLabel={verb}
        form={form}
        onClose={close}
        onSubmit={submit}
      >
        <Text size="sm">{t(`meeting.move.${to}.text`)}</Text>
        {to === 'closed' && <OpenMatters of={{ meetingId: meeting.id }} />}
        {needsReason && (
          <Textarea
            label={t('move.reason')}
            description={t('meeting.reasonHint')}
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
