import { NumberInput, Select, TextInput } from '@mantine/core';
import { LanguageFields, DateField, useTranslation } from '#shared';
import type { WavePage } from '../api/surveys.js';
import { RetentionFields, retentionInput, retentionOf, type RetentionValues } from './retention-form.js';
import { useWaveForm } from './use-wave-form.js';
import { useWaveTitle } from './use-wave-title.js';
import { WaveFormFrame } from './wave-form.js';

interface SettingValues extends RetentionValues {
  readonly 'title.en': string;
  readonly 'title.zh': string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly offer: string;
  readonly minimumPersons: number | string;
  readonly minimumEnterprises: number | string;
  readonly graceHours: number | string;
}

/** An empty number is sent unchanged, so that the server reports the error at the field. */
const numberOf = (value: number | string): number | string => (value === '' ? value : Number(value));

/** A number that is too small is kept as typed, and the server reports the error at the field. */
const whole = { min: 0, clampBehavior: 'none', allowDecimal: false } as const;

const offers = ['one-at-random', 'all', 'none'] as const;

function useSettings(wave: WavePage) {
  return useWaveForm<SettingValues>(
    wave,
    {
      'title.en': wave.title.en,
      'title.zh': wave.title.zh,
      startsOn: wave.startsOn,
      endsOn: wave.endsOn,
      offer: wave.offer,
      minimumPersons: wave.minimumPersons,
      minimumEnterprises: wave.minimumEnterprises,
      graceHours: wave.graceHours,
      ...retentionOf(wave),
    },
    (values) => ({
      title: { en: values['title.en'], zh: values['title.zh'] },
      startsOn: values.startsOn,
      endsOn: values.endsOn,
      offer: values.offer,
      minimumPersons: numberOf(values.minimumPersons),
      minimumEnterprises: numberOf(values.minimumEnterprises),
      graceHours: numberOf(values.graceHours),
      ...retentionInput(values),
    }),
  );
}

/** Title, dates, modules, and the minimum numbers for publishing figures. */
export function SettingsForm({ wave, onSettled }: { readonly wave: WavePage; readonly onSettled: () => void }) {
  const { t } = useTranslation('surveys');
  const form = useSettings(wave);
  const { fields } = form;
  const title = useWaveTitle(fields);
  return (
    <WaveFormFrame form={form} label={t('settings.title')} onSettled={onSettled}>
      <div className="sv-two">
        <LanguageFields
          en={<TextInput lang="en" label={t('draft.en')} {...title('en')} />}
          zh={<TextInput lang="zh-CN" label={t('draft.zh')} {...title('zh')} />}
          filled={{ en: fields.values['title.en'], zh: fields.values['title.zh'] }}
          what={t('draft.titleBoth')}
        />
      </div>
      <div className="sv-two">
        <DateField required label={t('draft.startsOn')} {...fields.text('startsOn')} />
        <DateField label={t('draft.endsOn')} required min={fields.values.startsOn} {...fields.text('endsOn')} />
        <Select
          label={t('draft.offer')}
          description={t('draft.offerHint')}
          allowDeselect={false}
          data={offers.map((value) => ({ value, label: t(`offer.${value}`) }))}
          value={fields.values.offer}
          onChange={(value) => fields.set('offer', value ?? 'none')}
          error={fields.errorOf('offer')}
        />
      </div>
      <div className="sv-two">
        <NumberInput
          label={t('settings.minimumPersons')}
          description={t('settings.minimumPersonsHint')}
          {...whole}
          {...fields.pick('minimumPersons')}
        />
        <NumberInput
          label={t('settings.minimumEnterprises')}
          description={t('settings.minimumEnterprisesHint')}
          {...whole}
          {...fields.pick('minimumEnterprises')}
        />
        <NumberInput
          label={t('settings.graceHours')}
          description={t('settings.graceHoursHint')}
          {...whole}
          {...fields.pick('graceHours')}
        />
      </div>
      <RetentionFields fields={fields} />
    </WaveFormFrame>
  );
}
