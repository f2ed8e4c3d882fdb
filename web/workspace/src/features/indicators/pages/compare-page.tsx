import { Select } from '@mantine/core';
import { AddressSwitch, EmptyState, useAddress, useLocalized, useTranslation } from '#shared';
import type { Cell, Gap, Indicator, IndicatorDetail } from '../api/types.js';
import { useAbout } from '../components/about.js';
import type { Breakdown } from '../domain/breakdowns.js';
import { comparableOnes, comparableWith } from '../domain/comparable.js';
import { breakdownsIn, cellAt } from '../domain/breakdowns.js';
import type { Choice } from '../components/choices.js';
import { useLevelChoices } from '../components/choices.js';
import type { Side } from '../components/comparison.js';
import { Comparison } from '../components/comparison.js';
import { ComputedPage, OneIndicator } from '../components/computed-page.js';
import { IndicatorSelect } from '../components/indicator-select.js';

const kinds = ['waves', 'levels', 'indicators'] as const;

/** Two different choices from one list, in the address as `first` and `second`. */
function useTwo(choices: readonly Choice[]): { readonly first: string; readonly second: string } {
  const { values } = useAddress();
  const known = (value: string | undefined): value is string => choices.some((choice) => choice.value === value);
  const first = known(values['first']) ? values['first'] : (choices[0]?.value ?? '');
  const others = choices.filter(({ value }) => value !== first);
  const wanted = values['second'];
  const second = known(wanted) && wanted !== first ? wanted : (others[0]?.value ?? '');
  return { first, second };
}

function Two({ choices }: { readonly choices: readonly Choice[] }) {
  const { t } = useTranslation('indicators');
  const { set } = useAddress();
  const two = useTwo(choices);
  return (['first', 'second'] as const).map((place) => (
    <Select
      key={place}
      className="in-choice"
      label={t(`compare.${place}`)}
      allowDeselect={false}
      data={choices.map((choice) => ({
        ...choice,
        disabled: choice.value === two[place === 'first' ? 'second' : 'first'],
      }))}
      value={two[place]}
      onChange={(value) => set({ first: two.first, second: two.second, [place]: value ?? undefined })}
    />
  ));
}

interface DetailProps {
  readonly detail: IndicatorDetail;
}

function Waves({ detail }: DetailProps) {
  const { t } = useTranslation('indicators');
  const localized = useLocalized();
  const points = [...detail.series].filter(({ cells }) => cellAt(cells, null)?.figure).reverse();
  const choices = points.map(({ waveId, waveTitle }) => ({ value: waveId, label: localized(waveTitle) }));
  const { first, second } = useTwo(choices);
  const about = useAbout(detail.indicator, detail.run);
  const sideOf = (id: string): Side | null => {
    const point = points.find(({ waveId }) => waveId === id);
    if (!point) return null;
    const [all, women, men] = ([null, 'F', 'M'] as const).map((sex) => cellAt(point.cells, sex));
    return { label: localized(point.waveTitle), indicator: detail.indicator, all, women, men };
  };
  const [a, b] = [sideOf(first), sideOf(second)];
  if (!a || !b) return <EmptyState title={t('compare.kinds.waves')}>{t('compare.oneWave')}</EmptyState>;
  return (
    <>
      <div className="in-choices">
        <Two choices={choices} />
      </div>
      <Comparison sides={[a, b]} {...differenceOf(detail, first, second)} note={t('change.careful')} about={about} />
    </>
  );
}

/** The test of change is stored with the later of two consecutive waves; the sign is that of the page. */
function differenceOf(
  { series }: IndicatorDetail,
  first: string,
  second: string,
): { readonly difference: Gap | null; readonly otherSettings: boolean } {
  const [a, b] = [first, second].map((id) => series.find(({ waveId }) => waveId === id));
  if (!a || !b) return { difference: null, otherSettings: false };
  const [later, earlier] = a.waveNumber > b.waveNumber ? [a, b] : [b, a];
  const change = later.changes.find(({ sex, sinceWave }) => sex === null && sinceWave === earlier.waveNumber);
  if (!change || change.verdict === 'other-settings')
    return { difference: null, otherSettings: change?.verdict === 'other-settings' };
  const { value, standardError, interval, df } = change;
  const gap = { value, standardError, interval, df };
  return { difference: later === a ? gap : turned(gap), otherSettings: false };
}

const negative = (limit: number | null): number | null => (limit === null ? null : -limit);

/** Men minus women instead of women minus men. */
function turned(gap: Gap): Gap {
  const [low, high] = gap.interval;
  return { ...gap, value: -gap.value, interval: [negative(high), negative(low)] };
}

/** The cell of one choice. */
function cellOf(cells: readonly Cell[], by: Breakdown | 'sex' | undefined, value: string): Cell | undefined {
  if (by === 'sex') return cellAt(cells, value === 'F' ? 'F' : 'M');
  return by && cellAt(cells, null, { breakdown: by, level: value });
}

/** The number of published figures of a breakdown. */
function shownIn(cells: readonly Cell[], by: Breakdown | 'sex'): number {
  const own = cells.filter(({ sex, breakdown }) =>
    by === 'sex' ? sex !== null && breakdown === null : sex === null && breakdown === by,
  );
  return own.filter(({ figure }) => figure !== null).length;
}

function levelSide(
  { indicator, cells }: IndicatorDetail,
  by: Breakdown | 'sex' | undefined,
  choice: Choice | undefined,
): Side | null {
  if (!choice || by === undefined) return null;
  const { label, value } = choice;
  if (by === 'sex' && value === 'F') return { label, indicator, sex: 'female', all: cellAt(cells, 'F') };
  if (by === 'sex') return { label, indicator, sex: 'male', all: cellAt(cells, 'M') };
  const at = { breakdown: by, level: value };
  const [all, women, men] = ([null, 'F', 'M'] as const).map((sex) => cellAt(cells, sex, at));
  return { label, indicator, all, women, men };
}

function Levels({ detail }: DetailProps) {
  const { t } = useTranslation('indicators');
  const { values, set } = useAddress();
  const { indicator, cells, run } = detail;
  const bySex = cells.some(({ sex, breakdown }) => sex !== null && breakdown === null);
  const offered = [...breakdownsIn(cells), ...(bySex ? (['sex'] as const) : [])].filter(
    (each) => shownIn(cells, each) > 1,
  );
  const by = offered.find((each) => each === values['by']) ?? offered[0];
  const choices = useLevelChoices(cells, by ?? 'sex').filter(({ value }) => cellOf(cells, by, value)?.figure);
  const { first, second } = useTwo(choices);
  const about = useAbout(indicator, run);
  const [a, b] = [first, second].map((value) =>
    levelSide(
      detail,
      by,
      choices.find((choice) => choice.value === value),
    ),
  );
  if (!a || !b) return <EmptyState title={t('cross.none')}>{t('cross.noneWords')}</EmptyState>;
  // The run stores the gap between women and men, but no covariance of other levels.
  const gap = by === 'sex' ? (cellAt(cells, null)?.figure?.gap ?? null) : null;
  return (
    <>
      <div className="in-choices">
        <Select
          className="in-choice"
          label={t('compare.by')}
          allowDeselect={false}
          data={offered.map((value) => ({ value, label: t(`breakdown.${value}`) }))}
          value={by ?? null}
          onChange={(value) => set({ by: value ?? undefined, first: undefined, second: undefined })}
        />
        <Two choices={choices} />
      </div>
      <Comparison sides={[a, b]} difference={gap && (first === 'M' ? turned(gap) : gap)} about={about} />
    </>
  );
}

function Indicators({ items, list }: { readonly items: readonly Indicator[]; readonly list: IndicatorRun }) {
  const { t } = useTranslation('indicators');
  const localized = useLocalized();
  const { values, set } = useAddress();
  const about = useAbout(null, list);
  const offered = comparableOnes(items);
  const one = offered.find(({ id }) => id === values['first']) ?? offered[0];
  if (!one) return <EmptyState title={t('compare.kinds.indicators')}>{t('compare.noneAlike')}</EmptyState>;
  const others = comparableWith(one, items);
  const other = others.find(({ id }) => id === values['second']) ?? others[0]!;
  const sideOf = (indicator: Indicator): Side => {
    const [all, women, men] = ([null, 'F', 'M'] as const).map((sex) => cellAt(indicator.cells, sex));
    return { label: localized(indicator.name), indicator, all, women, men };
  };
  return (
    <>
      <div className="in-choices">
        <IndicatorSelect
          label={t('compare.first')}
          items={offered}
          value={one.id}
          onChange={(id) => set({ first: id, second: id === other.id ? one.id : other.id })}
        />
        <IndicatorSelect
          label={t('compare.second')}
          items={others}
          value={other.id}
          onChange={(id) => set({ first: one.id, second: id })}
        />
      </div>
      <p className="tp-small tp-dimmed">{t('compare.alike')}</p>
      <Comparison sides={[sideOf(one), sideOf(other)]} difference={null} about={about} />
    </>
  );
}

type IndicatorRun = Parameters<typeof useAbout>[1];

export function ComparePage() {
  const { t } = useTranslation('indicators');
  const { values } = useAddress();
  const kind = kinds.find((each) => each === values['kind']) ?? 'waves';
  return (
    <ComputedPage
      title={t('compare.title')}
      purpose={t('compare.purpose')}
      fewest={2}
      filters={
        <AddressSwitch
          name="kind"
          label={t('compare.kind')}
          choices={kinds.map((value) => ({ value, label: t(`compare.kinds.${value}`) }))}
        />
      }
    >
      {(items, run) =>
        kind === 'indicators' ? (
          <Indicators items={items} list={run} />
        ) : (
          <OneIndicator items={items}>
            {(detail) => (kind === 'waves' ? <Waves detail={detail} /> : <Levels detail={detail} />)}
          </OneIndicator>
        )
      }
    </ComputedPage>
  );
}
