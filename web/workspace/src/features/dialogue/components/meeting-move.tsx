import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { DraftNotice, ErrorState, Form, useFields } from '#shared';
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
  const { t } = useTranslation(['dialogue', 'shared']);
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
      <Modal
        opened={opened}
        onClose={close}
        title={t(`meeting.move.${to}.question`, { name })}
        closeButtonProps={{ 'aria-label': t('shared:close') }}
      >
        <Form form={form} onSubmit={submit}>
          <Stack>
            <DraftNotice form={form} />
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
            {form.problem !== null && <ErrorState error={form.problem} compact typed />}
            <Group justify="flex-end">
              <Button variant="default" onClick={close}>
                {t('shared:cancel')}
              </Button>
              <Button type="submit" loading={form.busy}>
                {verb}
              </Button>
            </Group>
          </Stack>
        </Form>
      </Modal>
    </>
  );
}
