import { Button, Group, Modal, Stack } from '@mantine/core';
import { useTranslation } from '#shared';
import { overrideReasons } from '#server/modules/live/domain/room/events.js';
import { usePerson } from './use-room-names.js';
import type { Actions } from './use-console.js';

/** Asks for the reason for calling someone other than the proposed speaker; choosing one gives the floor. */
export function ReasonDialog({ actions }: { readonly actions: Actions }) {
  const { t } = useTranslation(['live', 'shared']);
  const person = usePerson();
  const { asked, ask, proposed, send } = actions;
  return (
    <Modal
      opened={asked !== null}
      onClose={() => ask(null)}
      title={asked && t('override.title', { name: person(asked.personId).name })}
      closeButtonProps={{ 'aria-label': t('shared:close') }}
    >
      <Stack>
        {proposed.current && <p>{t('override.proposed', { name: person(proposed.current).name })}</p>}
        {asked &&
          overrideReasons.map((reason) => (
            <Button key={reason} variant="default" onClick={() => send(asked, reason)}>
              {t(`proposal.reason.${reason}`)}
            </Button>
          ))}
        <Group justify="flex-end">
          <Button variant="subtle" color="gray" onClick={() => ask(null)}>
            {t('shared:cancel')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
