import { Button, Checkbox, Modal, NumberInput, Select, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import type { Fields } from '#shared';
import {
  api,
  FormFrame,
  LanguageFields,
  useFields,
  useFormat,
  useGo,
  useLocalized,
  useWorkspace,
  WorkspaceLink,
  DateField,
  useTranslation,
} from '#shared';
import type { ModuleOffer } from '../api/surveys.js';
import { frameQuery, surveysKey, wavesQuery } from '../api/surveys.js';
import { builtInKey, QuestionnaireField } from './questionnaire-field.js';
import { SampleFields, sampleOf, sampleValues, type SampleValues } from './sample-fields.js';
import { useWaveTitle } from './use-wave-title.js';
import '../surveys.css';

interface DraftValues extends SampleValues {
  readonly 'title.en': string;
  readonly 'title.zh': string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly offer: ModuleOffer;
  readonly openPosters: boolean;
  /** `builtInKey` or the id of a published questionnaire. */
  readonly questionnaireId: string;
  /** The id of the wave whose papers and texts are copied; blank: none. */
  readonly copyFrom: string;
}

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** The size of the current frame, which will be copied into the wave. */
function FrameWords() {
  const { t } = useTranslation('surveys');
  const { id } = useWorkspace();
  const format = useFormat();
  const units = useQuery(frameQuery(id)).data?.items;
  if (units === undefined) return null;
  const parks = new Set(units.map((unit) => unit.parkId)).size;
  const workers = units.reduce((sum, unit) => sum + unit.headcount, 0);
  return (
    <p className="sv-note">
      {units.length === 0
        ? t('draft.frameEmpty')
        : t('draft.frame', { enterprises: format.number(units.length), parks, workers: format.number(workers) })}{' '}
      <WorkspaceLink to="/surveys/frame">{t('frame.title')}</WorkspaceLink>
    </p>
  );
}

/** Papers and texts of an earlier wave. */
function CopyField({ fields }: { readonly fields: Fields<DraftValues> }) {
  const { t } = useTranslation('surveys');
  const { id } = useWorkspace();
  const inWords = useLocalized();
  const waves = useQuery(wavesQuery(id)).data?.items ?? [];
  if (waves.length === 0) return null;
  return (
    <Select
      clearable
      label={t('draft.copyFrom')}
      description={t('draft.copyFromHint')}
      placeholder={t('draft.copyNothing')}
      clearButtonProps={{ 'aria-label': t('draft.copyNothing') }}
      data={waves.map((wave) => ({ value: wave.id, label: inWords(wave.title) }))}
      value={fields.values.copyFrom || null}
      onChange={(value) => fields.set('copyFrom', value ?? '')}
      error={fields.errorOf('copyFrom')}
    />
  );
}

function DraftFields({ fields }: { readonly fields: Fields<DraftValues> }) {
  const { t } = useTranslation('surveys');
  const title = useWaveTitle(fields);
  return (
    <>
      <LanguageFields
        en={<TextInput label={t('draft.en')} lang="en" {...title('en')} />}
        zh={<TextInput label={t('draft.zh')} lang="zh-CN" {...title('zh')} />}
        filled={{ en: fields.values['title.en'], zh: fields.values['title.zh'] }}
        what={t('draft.titleBoth')}
      />
      <div className="sv-two">
        <DateField required label={t('draft.startsOn')} {...fields.text('startsOn')} />
        <DateField required label={t('draft.endsOn')} min={fields.values.startsOn} {...fields.text('endsOn')} />
      </div>
      <NumberInput
        label={t('draft.target')}
        description={t('draft.targetHint')}
        min={1}
        max={1_000_000}
        thousandSeparator=","
        allowDecimal={false}
        {...fields.pick('target')}
      />
      <CopyField fields={fields} />
      <SampleFields fields={fields} />
      <QuestionnaireField
        value={fields.values.questionnaireId}
        onChange={(value) => fields.set('questionnaireId', value)}
        error={fields.errorOf('questionnaireId')}
      />
      {fields.values.questionnaireId === builtInKey && (
        <Select
          label={t('draft.offer')}
          description={t('draft.offerHint')}
          allowDeselect={false}
          data={(['one-at-random', 'all', 'none'] as const).map((value) => ({ value, label: t(`offer.${value}`) }))}
          value={fields.values.offer}
          onChange={(value) => fields.set('offer', value ?? 'none')}
          error={fields.errorOf('offer')}
        />
      )}
      <Checkbox
        label={t('draft.openPosters')}
        description={t('draft.openPostersHint')}
        checked={fields.values.openPosters}
        onChange={(event) => fields.set('openPosters', event.currentTarget.checked)}
      />
    </>
  );
}

function DraftForm({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('surveys');
  const { id } = useWorkspace();
  const go = useGo();
  const client = useQueryClient();
  const fields = useFields<DraftValues>(
    {
      'title.en': '',
      'title.zh': '',
      startsOn: inDays(7),
      endsOn: inDays(37),
      target: 1000,
      ...sampleValues,
      offer: 'one-at-random',
      openPosters: false,
      questionnaireId: builtInKey,
      copyFrom: '',
    },
    `wave:new:${id}`,
  );
  const send = async (): Promise<void> => {
    const made = await fields.submit((values) => {
      const { 'title.en': en, 'title.zh': zh, target, questionnaireId, startsOn, endsOn, offer, openPosters } = values;
      return api.post('/api/workspaces/{workspaceId}/surveys/waves', {
        path: { workspaceId: id },
        body: {
          ...{ startsOn, endsOn, offer, openPosters, sample: sampleOf(values) },
          ...(values.copyFrom !== '' && { copyFrom: values.copyFrom }),
          title: { en: en || zh, zh: zh || en },
          target: Number(target),
          ...(questionnaireId !== builtInKey && { questionnaireId, offer: 'none' as const }),
        },
      });
    });
    if (made === undefined) return;
    await client.invalidateQueries({ queryKey: surveysKey(id) });
    onClose();
    go(`/surveys/${made.id}`);
  };
  return (
    <FormFrame form={fields} submitLabel={t('draft.make')} onClose={onClose} onSubmit={send}>
      <FrameWords />
      <DraftFields fields={fields} />
    </FormFrame>
  );
}

/** Creates a wave from the current frame. */
export function DraftWaveButton() {
  const { t } = useTranslation('surveys');
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button leftSection={<Plus size={16} aria-hidden />} onClick={open}>
        {t('draft.button')}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        size="lg"
        title={t('draft.title')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <DraftForm onClose={close} />
      </Modal>
    </>
  );
}
