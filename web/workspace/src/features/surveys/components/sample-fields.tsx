import { MultiSelect, NumberInput, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Fields } from '#shared';
import { DataTable, ErrorState, useFormat, useLocalized, useTranslation, useWorkspace } from '#shared';
import { type PlanToTry, publishedSharesQuery, samplePlanQuery, type SampleRule } from '../api/sample.js';
import { frameQuery } from '../api/surveys.js';
import { useSizeWords } from './stratum-name.js';

export interface SampleValues {
  readonly target: number | string;
  readonly isSample: boolean;
  readonly enterprises: number | string;
  readonly rule: SampleRule;
  readonly minimum: number | string;
  readonly seed: number | string;
}

export const sampleValues = {
  ...{ isSample: false, enterprises: '' as number | string, rule: 'proportional' as SampleRule, minimum: 3, seed: '' },
};

type Requested = PlanToTry['sample'] & { readonly seed: number | null };

export function sampleOf({ isSample, enterprises, rule, minimum, seed }: SampleValues): Requested | null {
  if (!isSample) return null;
  return { enterprises: Number(enterprises), rule, minimum: Number(minimum), seed: seed === '' ? null : Number(seed) };
}

const rules = ['proportional', 'neyman', 'power'] as const;

/** Whether a wave interviews every enterprise or a sample, and how precise this is. */
export function SampleFields<Values extends SampleValues>({ fields }: { readonly fields: Fields<Values> }) {
  const { t } = useTranslation('surveys');
  const { id } = useWorkspace();
  const inFrame = useQuery(frameQuery(id)).data?.items.length ?? 0;
  const { values, errorOf } = fields;
  const set = <Name extends keyof SampleValues>(name: Name, value: SampleValues[Name]): void =>
    fields.set(name, value as Values[Name]);
  return (
    <>
      <Select
        label={t('sample.enterprises')}
        allowDeselect={false}
        data={[
          { value: 'all', label: t('sample.all') },
          { value: 'some', label: t('sample.some') },
        ]}
        value={values.isSample ? 'some' : 'all'}
        onChange={(value) => {
          set('isSample', value === 'some');
          if (values.enterprises === '') set('enterprises', Math.ceil(inFrame / 2));
        }}
      />
      {values.isSample && (
        <>
          <div className="sv-two">
            <NumberInput
              label={t('sample.number')}
              description={t('sample.numberHint')}
              min={1}
              max={100_000}
              allowDecimal={false}
              value={values.enterprises}
              onChange={(value) => set('enterprises', value)}
              error={errorOf('sample.enterprises')}
            />
            <NumberInput
              label={t('sample.minimum')}
              description={t('sample.minimumHint')}
              min={2}
              max={1000}
              allowDecimal={false}
              value={values.minimum}
              onChange={(value) => set('minimum', value)}
              error={errorOf('sample.minimum')}
            />
          </div>
          <Select
            label={t('sample.rule')}
            allowDeselect={false}
            data={rules.map((value) => ({ value, label: t(`sample.rules.${value}`) }))}
            value={values.rule}
            onChange={(value) => set('rule', value ?? 'proportional')}
          />
          <NumberInput
            label={t('sample.seed')}
            description={t('sample.seedHint')}
            min={0}
            max={2_147_483_647}
            allowDecimal={false}
            value={values.seed}
            onChange={(value) => set('seed', value)}
            error={errorOf('sample.seed')}
          />
          <Precision values={values} />
        </>
      )}
    </>
  );
}

const anyShare = 0.5;
const typicalCorrelation = 0.05;

/** The expected precision of up to two shares, and the enterprises of each stratum. */
function Precision({ values }: { readonly values: SampleValues }) {
  const { t } = useTranslation('surveys');
  const { id } = useWorkspace();
  const inWords = useLocalized();
  const [chosen, choose] = useState<readonly string[]>([]);
  const [correlation, setCorrelation] = useState<number | string>(typicalCorrelation);
  const published = useQuery(publishedSharesQuery(id)).data ?? [];
  const aims = published.filter((each) => chosen.includes(each.id));
  const shares = aims.length > 0 ? aims : [{ id: '', name: null, share: anyShare }];
  const requested = sampleOf(values);
  const sample = requested && { ...requested, seed: undefined };
  const [plan] = useDebouncedValue(
    { sample, target: Math.max(1, Number(values.target)), correlation: Number(correlation) },
    300,
  );
  return (
    <fieldset className="sv-plan">
      <legend>{t('sample.precision')}</legend>
      <p className="tp-dimmed">{t('sample.precisionHint')}</p>
      <MultiSelect
        searchable
        label={t('sample.indicators')}
        maxValues={2}
        data={published.map((each) => ({ value: each.id, label: inWords(each.name) }))}
        value={[...chosen]}
        onChange={choose}
      />
      <NumberInput
        label={t('sample.correlation')}
        description={t('sample.correlationHint')}
        min={0}
        max={1}
        step={0.01}
        decimalScale={3}
        value={correlation}
        onChange={setCorrelation}
      />
      {shares.map(({ id: key, name, share }, at) => (
        <ExpectedOf
          key={key}
          name={name === null ? t('sample.anyShare') : inWords(name)}
          plan={{ ...plan, share }}
          withStrata={at === 0}
        />
      ))}
    </fieldset>
  );
}

interface ExpectedProps {
  readonly name: string;
  readonly plan: PlanToTry;
  readonly withStrata: boolean;
}

function ExpectedOf({ name, plan, withStrata }: ExpectedProps) {
  const { t } = useTranslation('surveys');
  const { id } = useWorkspace();
  const format = useFormat();
  const inWords = useLocalized();
  const size = useSizeWords();
  const { data, error } = useQuery(samplePlanQuery(id, plan));
  if (error) return withStrata ? <ErrorState error={error} compact /> : null;
  if (data === undefined) return null;
  const { margin, cv, needed } = data.expected;
  const { share } = plan;
  const ends = {
    low: format.share(Math.max(0, share - margin), 1),
    high: format.share(Math.min(1, share + margin), 1),
  };
  return (
    <>
      <dl className="sv-counts" aria-live="polite">
        <div>
          <dt>{name}</dt>
          <dd className="tp-numbers">{format.share(share, 1)}</dd>
        </div>
        <div>
          <dt>{t('sample.margin')}</dt>
          <dd className="tp-numbers">{t('sample.marginWords', ends)}</dd>
        </div>
        <div>
          <dt>{t('sample.cv')}</dt>
          <dd className="tp-numbers">{format.share(cv, 1)}</dd>
        </div>
      </dl>
      {needed.length > 0 && (
        <details>
          <summary>{t('sample.needed')}</summary>
          <p className="tp-dimmed">{t('sample.neededHint')}</p>
          <DataTable
            caption={t('sample.needed')}
            captionHidden
            rows={needed}
            rowKey={(row) => String(row.size)}
            columns={[
              {
                key: 'size',
                title: t('sample.neededSize'),
                numeric: true,
                cell: (row) => format.number(Math.round(100 * row.size)),
              },
              {
                key: 'share',
                title: t('sample.neededShare'),
                numeric: true,
                cell: ({ forShare }) => format.number(forShare),
              },
              { key: 'gap', title: t('sample.neededGap'), numeric: true, cell: ({ forGap }) => format.number(forGap) },
            ]}
          />
        </details>
      )}
      {withStrata && (
        <details>
          <summary>{t('sample.strata')}</summary>
          <DataTable
            caption={t('sample.strata')}
            captionHidden
            rows={data.strata}
            rowKey={({ stratum }) => stratum}
            columns={[
              {
                key: 'stratum',
                title: t('sample.stratum'),
                cell: ({ park, sizeClasses }) => `${inWords(park)} · ${size(sizeClasses)}`,
              },
              {
                key: 'drawn',
                title: t('sample.drawn'),
                numeric: true,
                cell: ({ drawn, enterprises }) =>
                  t('sample.of', { drawn: format.number(drawn), number: format.number(enterprises) }),
              },
              {
                key: 'probability',
                title: t('sample.probability'),
                numeric: true,
                cell: ({ probability }) => format.share(probability, 0),
              },
              { key: 'target', title: t('strata.target'), numeric: true, cell: ({ target }) => format.number(target) },
            ]}
          />
        </details>
      )}
    </>
  );
}
