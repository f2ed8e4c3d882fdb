import { TextInput } from '@mantine/core';
import { LanguagePair, useLocalized, useTranslation } from '#shared';
import type { WavePage } from '../api/surveys.js';
import { usePlaceholderName } from './placeholder-name.js';
import { ownPlaceholders } from './readiness.js';
import { useWaveForm } from './use-wave-form.js';
import { WaveFormFrame } from './wave-form.js';

/** The content of the information sheet, in both languages. */
export function SheetForm({ wave, onSettled }: { readonly wave: WavePage; readonly onSettled: () => void }) {
  const { t } = useTranslation('surveys');
  const inWords = useLocalized();
  const nameOf = usePlaceholderName();
  const names = ownPlaceholders(wave);
  const form = useWaveForm<Record<string, string>>(
    wave,
    Object.fromEntries(
      names.flatMap(({ name }) => [
        [`${name}.en`, wave.texts[name]?.en ?? ''],
        [`${name}.zh`, wave.texts[name]?.zh ?? ''],
      ]),
    ),
    (values) => ({
      texts: {
        ...wave.texts,
        ...Object.fromEntries(
          names.map(({ name }) => [name, { en: values[`${name}.en`] ?? '', zh: values[`${name}.zh`] ?? '' }]),
        ),
      },
    }),
  );
  return (
    <WaveFormFrame form={form} label={t('papers.sheet')} onSettled={onSettled}>
      {names.map(({ name, meaning }) => (
        <fieldset key={name} className="sv-pair">
          <legend>
            {nameOf({ name, meaning })}
            {nameOf({ name, meaning }) !== inWords(meaning) && (
              <span className="sv-line tp-small tp-dimmed">{inWords(meaning)}</span>
            )}
          </legend>
          <LanguagePair
            en={
              <TextInput
                aria-label={t('papers.inEnglish', { what: inWords(meaning) })}
                leftSection="EN"
                lang="en"
                {...form.fields.text(`${name}.en`)}
              />
            }
            zh={
              <TextInput
                aria-label={t('papers.inChinese', { what: inWords(meaning) })}
                leftSection="中"
                lang="zh-CN"
                {...form.fields.text(`${name}.zh`)}
              />
            }
          />
        </fieldset>
      ))}
    </WaveFormFrame>
  );
}
