import type { ButtonProps } from '@mantine/core';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from '../i18n/i18n.js';
import { ErrorState } from './states.js';

interface ConfirmButtonProps extends ButtonProps {
  /** For example "Close the roundtable?" */
  readonly question: string;
  /** What happens and whether it can be undone. */
  readonly consequence: ReactNode;
  /** The verb on the confirming button; by default the label of the button itself. */
  readonly confirmLabel?: string;
  readonly onConfirm: () => Promise<unknown> | void;
  readonly children: ReactNode;
}

/** Asks for confirmation of what cannot be undone; if the server refuses, the dialog stays open with the reason. */
export function ConfirmButton(props: ConfirmButtonProps) {
  const { question, consequence, confirmLabel, onConfirm, children, ...button } = props;
  const { t } = useTranslation('shared');
  const [opened, { open, close }] = useDisclosure(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const confirm = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await onConfirm();
      close();
    } catch (refused) {
      setError(refused);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button variant="default" {...button} onClick={open}>
        {children}
      </Button>
      <Modal opened={opened} onClose={close} title={question} closeButtonProps={{ 'aria-label': t('close') }}>
        <Stack>
          <Text component="div" size="sm">
            {consequence}
          </Text>
          {error !== null && <ErrorState error={error} compact />}
          <Group justify="flex-end">
            <Button variant="default" onClick={close} data-autofocus>
              {t('cancel')}
            </Button>
            <Button color={button.color ?? 'brand'} loading={busy} onClick={() => void confirm()}>
              {confirmLabel ?? children}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
