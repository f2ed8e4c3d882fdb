import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from '../i18n/i18n.js';
import { hasUnsent } from './drafts.js';

/**
 * Asks before leaving a page with unsent text; for leaving the whole document the browser asks. Used once, in the
 * shell.
 */
export function LeaveGuard() {
  const { t } = useTranslation('shared');
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname && hasUnsent(),
    enableBeforeUnload: hasUnsent,
    withResolver: true,
  });
  return (
    <Modal
      opened={status === 'blocked'}
      onClose={() => reset?.()}
      title={t('draft.leaveTitle')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        <Text size="sm">{t('draft.leaveText')}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={() => reset?.()} data-autofocus>
            {t('draft.stay')}
          </Button>
          <Button onClick={() => proceed?.()}>{t('draft.leave')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
