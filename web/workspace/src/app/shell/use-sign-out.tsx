import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { api } from '../../shared/api/client.js';
import { ErrorState } from '../../shared/components/states.js';
import { countUnsent } from '../../shared/forms/drafts.js';
import { useTranslation } from '../../shared/i18n/i18n.js';
import { signedOut } from '../../shared/session/change-person.js';

interface SignOut {
  /** Ends the session and deletes all data of the person from the browser. Asks first if something was not sent. */
  readonly signOut: () => void;
  /** The confirmation or the error; must be rendered on the page. */
  readonly dialog: ReactNode;
}

export function useSignOut(): SignOut {
  const { t } = useTranslation(['app', 'shared']);
  const client = useQueryClient();
  const navigate = useNavigate();
  const [unsent, setUnsent] = useState(0);
  const { mutate, error, isPending, reset } = useMutation({
    mutationFn: () => api.post('/api/sign-out'),
    onSuccess: async () => {
      signedOut(client);
      await navigate({ to: '/sign-in' as string });
    },
  });
  const close = (): void => {
    setUnsent(0);
    reset();
  };
  const dialog = (
    <Modal
      opened={unsent > 0 || error !== null}
      onClose={close}
      title={t(unsent > 0 ? 'person.unsentTitle' : 'person.signOut')}
      closeButtonProps={{ 'aria-label': t('shared:close') }}
    >
      <Stack>
        {unsent > 0 && <Text size="sm">{t('person.unsent', { count: unsent })}</Text>}
        {error !== null && <ErrorState error={error} compact />}
        <Group justify="flex-end">
          <Button variant="default" onClick={close} data-autofocus>
            {t('shared:cancel')}
          </Button>
          <Button loading={isPending} onClick={() => mutate()}>
            {t(unsent > 0 ? 'person.signOutAnyway' : 'person.signOut')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
  const signOut = (): void => {
    const count = countUnsent();
    setUnsent(count);
    if (count === 0) mutate();
  };
  return { signOut, dialog };
}
