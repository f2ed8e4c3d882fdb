import { Button, Modal, Stack } from '@mantine/core';
import { ArrowRightLeft, Play } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from '#shared';
import { usePerson } from './use-room-names.js';
import { useScreen } from './room-frame.js';
import { clockTime } from '../domain/words.js';

/** Gives the rest of the time to another person of the speaker's group; for the speaker and those who run the meeting. */
export function CedeFloor({ size }: { readonly size: 'sm' | 'md' }) {
  const { t } = useTranslation(['live', 'shared']);
  const { client, picture, view } = useScreen();
  const person = usePerson();
  const [open, setOpen] = useState(false);
  const { speech, pausedSince } = picture.state;
  const group = speech?.speaker.constituency ?? null;
  const others = view.seats.filter(
    ({ constituency, personId, takesFloor }) =>
      takesFloor && constituency === group && personId !== speech?.speaker.personId,
  );
  const cede = (personId: string): void => {
    setOpen(false);
    if (speech !== null) client.send('cede-floor', { speechId: speech.id, personId });
  };
  return (
    <>
      <Button
        size={size}
        variant="default"
        disabled={group === null || pausedSince !== null}
        onClick={() => setOpen(true)}
        leftSection={<ArrowRightLeft size={16} aria-hidden />}
      >
        {t('speech.cede')}
      </Button>
      <Modal
        opened={open && speech !== null}
        onClose={() => setOpen(false)}
        title={t('speech.cedeTitle')}
        closeButtonProps={{ 'aria-label': t('shared:close') }}
      >
        <Stack>
          <p>{t(others.length === 0 ? 'speech.cedeNone' : 'speech.cedeHint')}</p>
          {others.map(({ personId }) => (
            <Button key={personId} variant="default" onClick={() => cede(personId)}>
              {person(personId).name}
            </Button>
          ))}
        </Stack>
      </Modal>
    </>
  );
}

/** The speaker who was interrupted and waits to continue. */
export function InterruptedLine({ onContinue }: { readonly onContinue?: () => void }) {
  const { t } = useTranslation('live');
  const { picture } = useScreen();
  const person = usePerson();
  const { interrupted, pausedSince } = picture.state;
  if (interrupted === null) return null;
  const { speech, milliseconds } = interrupted;
  const { name } = person(speech.speaker.personId);
  return (
    <div className="live-interrupted">
      <p role="status">
        <strong>{name}</strong>
        <span className="tp-small tp-dimmed">
          {t('speech.interrupted', { time: clockTime(Math.floor(milliseconds / 1000)) })}
        </span>
      </p>
      {onContinue && (
        <Button
          size="compact-md"
          disabled={pausedSince !== null}
          leftSection={<Play size={16} aria-hidden />}
          rightSection={<kbd className="live-key">C</kbd>}
          aria-label={t('speech.continueOf', { name })}
          onClick={onContinue}
        >
          {t('speech.continue')}
        </Button>
      )}
    </div>
  );
}
