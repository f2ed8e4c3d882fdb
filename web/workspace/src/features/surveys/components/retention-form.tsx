import {} from '@mantine/core';
import { DateField, type Fields, useTranslation } from '#shared';
import type { WavePage } from '../api/surveys.js';
import { useWaveForm } from './use-wave-form.js';
import { WaveFormFrame } from './wave-form.js';

export interface RetentionValues {
  readonly answersKeptUntil: string;
  readonly healthKeptUntil: string;
}

export const retentionOf = (wave: WavePage): RetentionValues => ({
  answersKeptUntil: wave.answersKeptUntil ?? '',
  healthKeptUntil: wave.healthKeptUntil ?? '',
});

/** An empty date is not sent. */
export const retentionInput = (values: RetentionValues) => ({
  ...(values.answersKeptUntil !== '' && { answersKeptUntil: values.answersKeptUntil }),
  ...(values.healthKeptUntil !== '' && { healthKeptUntil: values.healthKeptUntil }),
});

export function RetentionFields({ fields }: { readonly fields: Pick<Fields<RetentionValues>, 'text'> }) {
  const { t } = useTranslation('surveys');
  return (
    <div className="sv-two">
      <DateField
        label={t('settings.answersKeptUntil')}
        description={t('settings.answersKeptUntilHint')}
        {...fields.text('answersKeptUntil')}
      />
      <DateField
        label={t('settings.healthKeptUntil')}
        description={t('settings.healthKeptUntilHint')}
        {...fields.text('healthKeptUntil')}
      />
    </div>
  );
}

/** The dates of deletion of an opened wave: missing ones can be set, and existing ones moved earlier. */
export function RetentionForm({ wave, onSettled }: { readonly wave: WavePage; readonly onSettled: () => void }) {
  const { t } = useTranslation('surveys');
  const form = useWaveForm<RetentionValues>(wave, retentionOf(wave), retentionInput);
  return (
    <WaveFormFrame form={form} label={t('settings.deletion')} onSettled={onSettled}>
      <RetentionFields fields={form.fields} />
    </WaveFormFrame>
  );
}
