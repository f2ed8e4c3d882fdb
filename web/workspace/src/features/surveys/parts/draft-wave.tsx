import { Button, Checkbox, Group, Modal, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api, ErrorState, useFields, useGo, useWorkspace } from '../../../shared/index.js';
import type { WavePage } from '../api/surveys.js';
import { surveysKey, surveysPath } from '../api/surveys.js';

interface DraftValues {
  en: string;
  zh: string;
  startsOn: string;
  endsOn: string;
  target: number | string;
  offer: string;
  openPosters: boolean;
}

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

function DraftForm({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('surveys');
  const { id } = useWorkspace();
  const go = useGo();
  const client = useQueryClient();
  const fields = useFields<DraftValues>({
    en: '',
    zh: '',
    startsOn: inDays(7),
    endsOn: inDays(37),
    target: 1000,
    offer: 'one-at-random',
    openPosters: false,
  });
  const send = async (): Promise<void> => {
    const made = await fields.submit(({ en, zh, target, ...rest }) =>
      api.post<WavePage>(surveysPath(id, '/waves'), {
        ...rest,
        title: { en: en || zh, zh: zh || en },
        target: Number(target),
      }),
    );
    if (made === undefined) return;
    await client.invalidateQueries({ queryKey: surveysKey(id) });
    onClose();
    go(`/surveys/${made.id}`);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Stack>
        <TextInput label={t('draft.en')} data-autofocus {...fields.text('en')} />
        <TextInput label={t('draft.zh')} {...fields.text('zh')} />
        <Group grow>
          <TextInput type="date" required label={t('draft.startsOn')} {...fields.text('startsOn')} />
          <TextInput type="date" required label={t('draft.endsOn')} {...fields.text('endsOn')} />
        </Group>
        <NumberInput label={t('draft.target')} description={t('draft.targetHint')} min={1} {...fields.pick('target')} />
        <Select
          label={t('draft.offer')}
          allowDeselect={false}
          data={(['one-at-random', 'all', 'none'] as const).map((value) => ({ value, label: t(`offer.${value}`) }))}
          value={fields.values.offer}
          onChange={(value) => fields.set('offer', value ?? 'none')}
        />
        <Checkbox
          label={t('draft.openPosters')}
          description={t('draft.openPostersHint')}
          checked={fields.values.openPosters}
          onChange={(event) => fields.set('openPosters', event.currentTarget.checked)}
        />
        {fields.problem !== null && <ErrorState error={fields.problem} compact typed />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={fields.busy} disabled={fields.values.en === '' && fields.values.zh === ''}>
            {t('draft.make')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Makes a wave out of the frame as it stands. */
export function DraftWaveButton() {
  const { t } = useTranslation('surveys');
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button leftSection={<Plus size={16} aria-hidden />} onClick={open}>
        {t('draft.button')}
      </Button>
      <Modal opened={opened} onClose={close} title={t('draft.title')} closeButtonProps={{ 'aria-label': t('close') }}>
        <DraftForm onClose={close} />
      </Modal>
    </>
  );
}
