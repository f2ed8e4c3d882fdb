import { Button, Modal, MultiSelect, NativeSelect, Stack } from '@mantine/core';
import { useState } from 'react';
import { type Speech, jointSubject, mostJointly, speakerToReply } from '#server/modules/live/domain/room/state.js';
import { type Constituency, useLocalized, useTranslation } from '#shared';
import { groups as allGroups } from '../domain/words.js';
import { usePerson, useSpeechWords } from './use-room-names.js';
import { useScreen } from './room-frame.js';

/** Buttons for replies and requests for others. */
export function OtherRequests({ personId }: { readonly personId: string }) {
  const { t } = useTranslation('live');
  const { client, picture } = useScreen();
  const [open, setOpen] = useState(false);
  const { hands, listClosed } = picture.state;
  const own = hands.filter((hand) => hand.personId === personId && hand.subject !== null);
  const replyTo = speakerToReply(picture.state);
  const has = (kind: Speech['kind']): boolean => own.some((hand) => hand.kind === kind);
  return (
    <>
      <Button
        variant="default"
        size="compact-md"
        disabled={replyTo === null || replyTo === personId || has('reply')}
        onClick={() => client.send('raise-hand', { kind: 'reply', replyTo })}
      >
        {t('request.reply')}
      </Button>
      <Button
        variant="default"
        size="compact-md"
        disabled={listClosed && !has('on-behalf') && !has('joint')}
        onClick={() => setOpen(true)}
      >
        {t('request.forOthers')}
      </Button>
      <ForOthers opened={open} onClose={() => setOpen(false)} />
    </>
  );
}

/** The person's requests that concern others as well. */
export function OwnRequests() {
  const { t } = useTranslation('live');
  const { client, picture, view } = useScreen();
  const words = useSpeechWords();
  const { personId } = view.you;
  const person = usePerson();
  const own = picture.state.hands.filter((hand) => hand.personId === personId && hand.subject !== null);
  const named = picture.state.hands.flatMap(({ personId: askedBy, subject }) => {
    const joint = jointSubject(subject);
    if (!joint?.withIds.includes(personId ?? '')) return [];
    return { askedBy, name: person(askedBy).name, invited: joint.invitedIds?.includes(personId ?? '') === true };
  });
  return (
    <>
      {own.map((hand) => (
        <p key={hand.kind} className="live-own-request">
          <span>{words(hand)}</span>
          <Button
            size="compact-md"
            variant="default"
            aria-label={t('request.withdrawOf', { words: words(hand) })}
            onClick={() => client.send('lower-hand', { kind: hand.kind })}
          >
            {t('request.withdraw')}
          </Button>
        </p>
      ))}
      {named.map(({ askedBy, name, invited }) => (
        <p key={askedBy} className="live-own-request">
          <span>{t(invited ? 'request.invited' : 'request.joined', { name })}</span>
          {invited && (
            <Button
              size="compact-md"
              aria-label={t('request.confirmOf', { name })}
              onClick={() => client.send('raise-hand', { personId: askedBy, kind: 'joint' })}
            >
              {t('request.confirm')}
            </Button>
          )}
          <Button
            size="compact-md"
            variant="default"
            aria-label={t(invited ? 'request.declineOf' : 'request.leaveOf', { name })}
            onClick={() => client.send('lower-hand', { personId: askedBy, kind: 'joint' })}
          >
            {t(invited ? 'request.decline' : 'request.leave')}
          </Button>
        </p>
      ))}
    </>
  );
}

function ForOthers({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation(['live', 'shared']);
  const { client, view } = useScreen();
  const words = useSpeechWords();
  const text = useLocalized();
  const [body, setBody] = useState('');
  const [withIds, setWith] = useState<string[]>([]);
  const own = view.seats.find((seat) => seat.personId === view.you.personId);
  const groups = allGroups.filter(
    (group): group is Constituency =>
      group !== null && group !== own?.constituency && view.seats.some(({ constituency }) => constituency === group),
  );
  const organisations = new Map(
    view.seats.flatMap(({ organisationId, organisation }) =>
      organisationId !== null && organisationId !== own?.organisationId
        ? [[organisationId, text(organisation)] as const]
        : [],
    ),
  );
  const onBehalf = (): void => {
    const constituency = groups.find((group) => group === body) ?? null;
    client.send('raise-hand', {
      ...{ kind: 'on-behalf', constituency },
      organisationId: constituency === null ? body : null,
    });
    onClose();
  };
  const jointly = (): void => {
    client.send('raise-hand', { kind: 'joint', withIds });
    onClose();
  };
  const nameOf = (constituency: Constituency): string => words({ kind: 'on-behalf', subject: { constituency } }) ?? '';
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('request.title')}
      closeButtonProps={{ 'aria-label': t('shared:close') }}
    >
      <Stack>
        <NativeSelect
          label={t('request.onBehalf')}
          value={body}
          onChange={(event) => setBody(event.currentTarget.value)}
          data={[
            { value: '', label: t('request.choose') },
            ...groups.map((value) => ({ value, label: nameOf(value) })),
            ...[...organisations].map(([value, label]) => ({ value, label })),
          ]}
        />
        <Button disabled={body === ''} onClick={onBehalf}>
          {t('request.askOnBehalf')}
        </Button>
        <MultiSelect
          label={t('request.jointly')}
          placeholder={withIds.length === 0 ? t('request.people') : ''}
          value={withIds}
          onChange={setWith}
          maxValues={mostJointly}
          searchable
          data={view.seats
            .filter(({ personId, takesFloor }) => takesFloor && personId !== view.you.personId)
            .map(({ personId, name }) => ({ value: personId, label: text(name) }))}
        />
        <Button disabled={withIds.length === 0} onClick={jointly}>
          {t('request.askJointly')}
        </Button>
      </Stack>
    </Modal>
  );
}
