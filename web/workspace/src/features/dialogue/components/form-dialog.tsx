import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../../shared/index.js';

interface FormDialogProps {
  readonly opened: boolean;
  readonly title: string;
  readonly submitLabel: string;
  readonly busy: boolean;
  readonly problem: unknown;
  readonly onClose: () => void;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}

/** A small form over the page: what was typed stays when the server refuses. */
export function FormDialog({
  opened,
  title,
  submitLabel,
  busy,
  problem,
  onClose,
  onSubmit,
  children,
}: FormDialogProps) {
  const { t } = useTranslation('shared');
  return (
    <Modal opened={opened} onClose={onClose} title={title} size="lg" closeButtonProps={{ 'aria-label': t('close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <Stack>
          {children}
          {problem !== null && <ErrorState error={problem} compact typed />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={busy}>
              {submitLabel}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
