import { Button, Group, TextInput } from '@mantine/core';
import { Printer } from 'lucide-react';
import { type SyntheticEvent, useState } from 'react';
import { addressOf, ErrorState, PrintedLink, useTranslation, useWorkspace } from '#shared';
import { useCheckInByCode } from '../api/attendance.js';
import { useScreen } from './room-frame.js';

interface Props {
  readonly shown: boolean;
  readonly onShow: () => void;
}

/** People without an account check in at a group's meeting by the code on their paper. */
export function CheckInCodes({ shown, onShow }: Props) {
  const { t } = useTranslation('live');
  const { view } = useScreen();
  const { id: workspaceId } = useWorkspace();
  const meetingId = view.meeting.id;
  const checkIn = useCheckInByCode(meetingId);
  const [code, setCode] = useState('');
  const enter = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    event.stopPropagation();
    checkIn.mutate(code, { onSuccess: () => setCode('') });
  };
  return (
    <div className="live-codes">
      <p className="tp-small tp-dimmed">{t('codes.hint')}</p>
      {checkIn.error && <ErrorState error={checkIn.error} compact />}
      <form onSubmit={enter}>
        <TextInput
          className="tp-grow"
          label={t('codes.code')}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Button type="submit" disabled={code.trim() === ''} loading={checkIn.isPending}>
          {t('attendance.checkIn')}
        </Button>
      </form>
      <Group gap="xs">
        <Button
          component={PrintedLink}
          size="compact-md"
          variant="default"
          leftSection={<Printer size={16} aria-hidden />}
          href={addressOf('/api/workspaces/{workspaceId}/live/rooms/{meetingId}/attendance/codes.pdf', {
            path: { workspaceId, meetingId },
          })}
        >
          {t('codes.print')}
        </Button>
        {!shown && (
          <Button size="compact-md" variant="subtle" onClick={onShow}>
            {t('codes.show')}
          </Button>
        )}
      </Group>
    </div>
  );
}
