import { Button, Modal, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Cast } from 'lucide-react';
import { useState } from 'react';
import { ErrorState, useFormat, useLocalized, useTranslation, useWorkspace } from '#shared';
import { screensQuery, useScreens } from '../api/screens.js';
import { forgetPairingCode, isPairingCode, pairingCode, scannedPairingCode } from '../domain/pairing-code.js';
import { useScreen } from './room-frame.js';

/**
 * Opens the list of screens in the room; at a roundtable, which the page of a scanned code leads to, it is open at once
 * for a person who scanned one.
 */
export function ScreensButton() {
  const { t } = useTranslation('live');
  const isRoundtable = useScreen().view.body.label !== null;
  const [opened, { open, close }] = useDisclosure(isRoundtable && scannedPairingCode() !== '', {
    onClose: forgetPairingCode,
  });
  return (
    <>
      <Button variant="default" leftSection={<Cast size={16} aria-hidden />} onClick={open}>
        {t('screens.title')}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={t('screens.title')}
        closeButtonProps={{ 'aria-label': t('shared:close') }}
      >
        <Screens />
      </Modal>
    </>
  );
}

/** Screens without an account that show this meeting. */
function Screens() {
  const { t } = useTranslation('live');
  const format = useFormat();
  const text = useLocalized();
  const { view } = useScreen();
  const { id } = useWorkspace();
  const meetingId = view.meeting.id;
  const { data = [] } = useQuery(screensQuery(id, meetingId));
  const { pair, remove } = useScreens(meetingId);
  const [scanned] = useState(scannedPairingCode);
  const [code, setCode] = useState(scanned);
  const typed = pairingCode(code);
  return (
    <div className="live-balance">
      <p className="tp-small tp-dimmed">{t('screens.hint', { address: `${window.location.origin}/screen` })}</p>
      <form
        className="live-pair"
        onSubmit={(event) => {
          event.preventDefault();
          const onSuccess = (): void => {
            forgetPairingCode();
            setCode('');
          };
          pair.mutate(typed, { onSuccess });
        }}
      >
        <TextInput
          label={t('screens.code')}
          description={typed !== '' && typed === scanned && t('screens.scanned')}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          autoComplete="off"
        />
        <Button type="submit" disabled={!isPairingCode(typed)} loading={pair.isPending}>
          {t('screens.pair')}
        </Button>
      </form>
      {pair.isError && <ErrorState error={pair.error} compact />}
      <ul>
        {data.map((screen) => {
          const time = format.time(screen.pairedAt);
          return (
            <li key={screen.id}>
              <span className="tp-grow">{t('screens.paired', { time, name: text(screen.pairedBy) })}</span>
              <Button
                size="compact-md"
                variant="default"
                aria-label={t('screens.removeOf', { time })}
                onClick={() => remove.mutate(screen.id)}
              >
                {t('screens.remove')}
              </Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
