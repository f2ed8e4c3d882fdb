import { Button, Group, Modal, NativeSelect, Select, Stack } from '@mantine/core';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { speakerToReply, type SpeechKind } from '#server/modules/live/domain/room/state.js';
import { useTranslation } from '#shared';
import { hasBegun, groups } from '../domain/words.js';
import { usePerson } from './use-room-names.js';
import { useScreen } from './room-frame.js';
import type { Actions } from './use-console.js';

const kinds = ['contribution', 'reply', 'point-of-order'] as const satisfies readonly SpeechKind[];
type Kind = (typeof kinds)[number];

/** Enters the request of a person without a phone, or gives the floor to a person who has not asked. */
export function AddSpeaker({ actions }: { readonly actions: Pick<Actions, 'adding' | 'add' | 'give'> }) {
  const { t } = useTranslation(['live', 'shared']);
  const { picture, view } = useScreen();
  const { adding, add } = actions;
  return (
    <>
      <Button
        size="compact-md"
        variant="default"
        disabled={!hasBegun(view, picture.state)}
        leftSection={<UserPlus size={16} aria-hidden />}
        rightSection={<kbd className="live-key">A</kbd>}
        onClick={() => add(true)}
      >
        {t('add.button')}
      </Button>
      <Modal
        opened={adding}
        onClose={() => add(false)}
        title={t('add.title')}
        closeButtonProps={{ 'aria-label': t('shared:close') }}
      >
        <SpeakerForm actions={actions} />
      </Modal>
    </>
  );
}

function SpeakerForm({ actions: { add, give } }: { readonly actions: Pick<Actions, 'add' | 'give'> }) {
  const { t } = useTranslation(['live', 'shared']);
  const { client, picture } = useScreen();
  const [personId, choose] = useState<string | null>(null);
  const [kind, setKind] = useState<Kind>('contribution');
  const { state } = picture;
  const replyTo = speakerToReply(state);
  const has = state.hands.some((hand) => hand.personId === personId && hand.kind === kind);
  const closed = state.listClosed && kind === 'contribution';
  const enter = (): void => {
    client.send('raise-hand', { personId, kind, replyTo: kind === 'reply' ? replyTo : null });
    add(false);
  };
  return (
    <Stack>
      <Select
        label={t('add.person')}
        placeholder={t('add.choose')}
        nothingFoundMessage={t('add.none')}
        searchable
        data-autofocus
        value={personId}
        onChange={choose}
        data={useSeatOptions()}
      />
      <NativeSelect
        label={t('add.kind')}
        value={kind}
        onChange={(event) => setKind(event.currentTarget.value as Kind)}
        data={kinds.map((value) => ({
          value,
          label: t(`add.kinds.${value}`),
          disabled: value === 'reply' && (replyTo === null || replyTo === personId),
        }))}
      />
      <p className="tp-small tp-dimmed" role="status">
        {t(has ? 'add.waiting' : closed ? 'request.closed' : 'add.hint')}
      </p>
      <Group justify="flex-end">
        <Button
          variant="default"
          disabled={personId === null || state.pausedSince !== null || state.speech?.speaker.personId === personId}
          onClick={() => {
            add(false);
            give({ personId: personId!, kind: has ? kind : null });
          }}
        >
          {t('queue.give')}
        </Button>
        <Button disabled={personId === null || has || closed} onClick={enter}>
          {t('add.enter')}
        </Button>
      </Group>
    </Stack>
  );
}

/** All who may have the floor and do not have it, by group: members, substitutes who have a seat now, and guests. */
function useSeatOptions() {
  const { t } = useTranslation(['live', 'shared']);
  const { picture, view } = useScreen();
  const person = usePerson();
  const speaking = picture.state.speech?.speaker.personId;
  const free = view.seats.filter(({ takesFloor, personId }) => takesFloor && personId !== speaking);
  return groups.flatMap((group) => {
    const items = free
      .filter(({ constituency }) => constituency === group)
      .map(({ personId }) => {
        const { name, organisation } = person(personId);
        return { value: personId, label: [name, organisation].filter(Boolean).join(' · ') };
      });
    return items.length === 0 ? [] : [{ group: t(group === null ? 'add.guests' : `shared:group.${group}`), items }];
  });
}
