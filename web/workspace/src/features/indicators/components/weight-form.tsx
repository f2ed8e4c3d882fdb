import { Button, Checkbox, NumberInput, Select } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorState, useFormat, useLocalized, useTranslation, useWorkspace } from '#shared';
import type { Schema } from '#shared';
import { makeWeights, type WeightOrder } from '../api/weights.js';
import { useSpecificationWords } from './weight-words.js';

const calibrations = ['none', 'post-stratification', 'raking', 'linear', 'logit'] as const;
const margins = ['park-size', 'park-sex'] as const;

interface Choice {
  readonly waveId: string;
  readonly classes: boolean;
  readonly calibration: WeightOrder['calibration'];
  readonly margins: readonly WeightOrder['margins'][number][];
  readonly mergeSmall: boolean;
  readonly trims: boolean;
  readonly trim: number;
  readonly low: number;
  readonly high: number;
}

type Set = (change: Partial<Choice>) => void;

function orderOf({ waveId, classes, calibration, trims, trim, low, high, ...choice }: Choice): WeightOrder {
  const calibrates = calibration !== 'none';
  return {
    waveId,
    classes: classes ? 'stratum-sex' : 'none',
    calibration,
    margins: calibrates ? [...choice.margins] : [],
    mergeSmall: calibrates && choice.mergeSmall,
    ...(calibration === 'logit' && { bounds: [low, high] }),
    ...(trims && { trim }),
  };
}

function isWrong({ calibration, margins: chosen }: Choice): 'one' | 'some' | null {
  if (calibration === 'none') return null;
  if (calibration === 'post-stratification') return chosen.length === 1 ? null : 'one';
  return chosen.length > 0 ? null : 'some';
}

function Margins({ choice, set }: { readonly choice: Choice; readonly set: Set }) {
  const { t } = useTranslation('indicators');
  const wrong = isWrong(choice);
  if (choice.calibration === 'none') return null;
  return (
    <Checkbox.Group
      label={t('weights.form.margins')}
      value={[...choice.margins]}
      onChange={(value) => set({ margins: margins.filter((margin) => value.includes(margin)) })}
      error={wrong && t(`weights.form.${wrong}`)}
    >
      {margins.map((margin) => (
        <Checkbox key={margin} value={margin} label={t(`weights.margin.${margin}`)} />
      ))}
    </Checkbox.Group>
  );
}

function Limits({ choice, set }: { readonly choice: Choice; readonly set: Set }) {
  const { t } = useTranslation('indicators');
  if (choice.calibration !== 'logit') return null;
  return (
    <div className="in-pair">
      <NumberInput
        label={t('weights.form.low')}
        value={choice.low}
        min={0}
        max={0.99}
        step={0.1}
        decimalScale={2}
        onChange={(value) => set({ low: Number(value) })}
      />
      <NumberInput
        label={t('weights.form.high')}
        value={choice.high}
        min={1.01}
        max={20}
        step={0.5}
        decimalScale={2}
        onChange={(value) => set({ high: Number(value) })}
      />
    </div>
  );
}

function Trimming({ choice, set }: { readonly choice: Choice; readonly set: Set }) {
  const { t } = useTranslation('indicators');
  return (
    <>
      <Checkbox
        label={t('weights.form.trim')}
        description={t('weights.form.trimWords')}
        checked={choice.trims}
        onChange={(event) => set({ trims: event.currentTarget.checked })}
      />
      {choice.trims && (
        <NumberInput
          className="in-narrow"
          label={t('weights.form.trimAt')}
          value={choice.trim}
          min={1.5}
          max={100}
          step={0.5}
          decimalScale={1}
          onChange={(value) => set({ trim: Number(value) })}
        />
      )}
    </>
  );
}

interface WeightFormProps {
  readonly waves: readonly Schema<'WaveResponse'>[];
  readonly specificationsOfReleases: readonly Schema<'SpecificationOfReleasesResponse'>[];
  readonly onStarted: (jobId: string) => void;
}

export function WeightForm({ waves, specificationsOfReleases, onStarted }: WeightFormProps) {
  const { t } = useTranslation('indicators');
  const { id } = useWorkspace();
  const localized = useLocalized();
  const format = useFormat();
  const [choice, setChoice] = useState<Choice>({
    waveId: waves.at(-1)!.id,
    classes: true,
    calibration: 'raking',
    margins,
    mergeSmall: true,
    trims: false,
    trim: 5,
    low: 0.3,
    high: 3,
  });
  const specification = useSpecificationWords();
  const settled = specificationsOfReleases.find(({ waveId }) => waveId === choice.waveId);
  const set: Set = (change) => setChoice((before) => ({ ...before, ...change }));
  const make = useMutation({
    mutationFn: () => makeWeights(id, orderOf(choice)),
    onSuccess: ({ jobId }) => onStarted(jobId),
  });
  return (
    <form
      className="in-form"
      onSubmit={(event) => {
        event.preventDefault();
        make.mutate();
      }}
    >
      <Select
        label={t('weights.wave')}
        description={
          settled === undefined
            ? t('weights.form.settles')
            : t('weights.form.settled', { specification: specification(settled.specification) })
        }
        allowDeselect={false}
        value={choice.waveId}
        onChange={(waveId) => waveId !== null && set({ waveId })}
        data={waves.map((wave) => ({
          value: wave.id,
          label: t('run.waveOption', { title: localized(wave.title), received: format.number(wave.received) }),
        }))}
      />
      <Checkbox
        label={t('weights.form.classes')}
        description={t('weights.form.classesWords')}
        checked={choice.classes}
        onChange={(event) => set({ classes: event.currentTarget.checked })}
      />
      <Select
        label={t('weights.form.calibration')}
        allowDeselect={false}
        value={choice.calibration}
        onChange={(value) => value !== null && set({ calibration: value as Choice['calibration'] })}
        data={calibrations.map((value) => ({ value, label: t(`weights.calibration.${value}`) }))}
      />
      <Margins choice={choice} set={set} />
      {choice.margins.includes('park-size') && choice.calibration !== 'none' && (
        <Checkbox
          label={t('weights.form.mergeSmall')}
          checked={choice.mergeSmall}
          onChange={(event) => set({ mergeSmall: event.currentTarget.checked })}
        />
      )}
      <Limits choice={choice} set={set} />
      <Trimming choice={choice} set={set} />
      {make.error && <ErrorState error={make.error} compact typed />}
      <div>
        <Button type="submit" loading={make.isPending} disabled={isWrong(choice) !== null}>
          {t('weights.form.go')}
        </Button>
      </div>
    </form>
  );
}
