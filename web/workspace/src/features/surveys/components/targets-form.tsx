import { NumberInput } from '@mantine/core';
import { useFormat, useTranslation } from '#shared';
import type { WavePage } from '../api/surveys.js';
import { StrataTable } from './strata-table.js';
import { useStratumName } from './stratum-name.js';
import { useWaveForm } from './use-wave-form.js';
import { WaveFormFrame } from './wave-form.js';

type Targets = Readonly<Record<string, number | string>>;

/** The target number of answers for each stratum. */
export function TargetsForm({ wave, onSettled }: { readonly wave: WavePage; readonly onSettled: () => void }) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const nameOf = useStratumName();
  const form = useWaveForm<Record<string, number | string>>(
    wave,
    Object.fromEntries(wave.strata.map(({ stratum, target }) => [stratum, target])),
    (values: Targets) => ({
      targets: wave.strata.map(({ stratum }) => ({ stratum, target: Number(values[stratum] || 0) })),
    }),
  );
  const { fields } = form;
  const sum = wave.strata.reduce((total, { stratum }) => total + Number(fields.values[stratum] || 0), 0);
  return (
    <WaveFormFrame form={form} label={t('strata.title')} onSettled={onSettled}>
      <StrataTable
        strata={wave.strata}
        target={(row) => (
          <NumberInput
            className="sv-target"
            size="xs"
            min={0}
            max={1_000_000}
            thousandSeparator=","
            allowDecimal={false}
            aria-label={t('strata.targetOf', { stratum: nameOf(row) })}
            error={fields.errorOf(`targets.${wave.strata.indexOf(row)}.target`)}
            value={fields.values[row.stratum]}
            onChange={(value) => fields.set(row.stratum, value)}
          />
        )}
      />
      <p className="sv-sum">{t('strata.sum', { answers: format.number(sum) })}</p>
    </WaveFormFrame>
  );
}
