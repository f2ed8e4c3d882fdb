import { Textarea, TextInput } from '@mantine/core';
import { DateField, useTranslation } from '#shared';
import type { WavePage } from '../api/surveys.js';
import { useWaveForm } from './use-wave-form.js';
import { WaveFormFrame } from './wave-form.js';

interface PaperValues {
  readonly approvalNumber: string;
  readonly approvalBody: string;
  readonly approvalValidUntil: string;
  readonly approvalExemption: string;
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text);

/** The approval, or the reason why none is needed. */
export function PaperForm({ wave, onSettled }: { readonly wave: WavePage; readonly onSettled: () => void }) {
  const { t } = useTranslation('surveys');
  const form = useWaveForm<PaperValues>(
    wave,
    {
      approvalNumber: wave.approvalNumber ?? '',
      approvalBody: wave.approvalBody ?? '',
      approvalValidUntil: wave.approvalValidUntil ?? '',
      approvalExemption: wave.approvalExemption ?? '',
    },
    (values) => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, orNull(String(value))])),
  );
  const { fields } = form;
  return (
    <WaveFormFrame form={form} label={t('papers.title')} onSettled={onSettled}>
      <div className="sv-two">
        <TextInput maxLength={200} label={t('papers.approvalNumber')} {...fields.text('approvalNumber')} />
        <TextInput maxLength={300} label={t('papers.approvalBody')} {...fields.text('approvalBody')} />
        <DateField
          label={t('papers.approvalValidUntil')}
          description={t('papers.validHint')}
          {...fields.text('approvalValidUntil')}
        />
      </div>
      <Textarea
        autosize
        minRows={2}
        maxLength={1000}
        label={t('papers.approvalExemption')}
        description={t('papers.exemptionHint')}
        {...fields.text('approvalExemption')}
      />
    </WaveFormFrame>
  );
}
