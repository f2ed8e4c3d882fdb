import { useQuery } from '@tanstack/react-query';
import { Fragment, type ReactNode } from 'react';
import {
  DataTable,
  Loaded,
  Page,
  Section,
  useFormat,
  useLocalized,
  useParam,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import { type WeightGroup, weightSetQuery, type WeightSetDetail } from '../api/weights.js';
import { sizesOf } from '../domain/class-sizes.js';
import { useList, useSpecificationWords } from '../components/weight-words.js';
import { Checksums } from '../components/how-computed.js';
import '../indicators.css';

type Diagnostics = WeightSetDetail['diagnostics'];

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The design effect in words: 1.25 is like losing a fifth of the answers. */
function Effect({ effect }: { readonly effect: Diagnostics['designEffect'] }) {
  const { t } = useTranslation('indicators');
  const format = useFormat();
  const [base, before, after] = [effect.base, effect.before, effect.after].map((value) => format.number(value, 2));
  const lost = Math.round(100 * (1 - 1 / effect.after));
  return (
    <Fact name={t('weights.facts.effect')}>
      {lost < 1 ? t('weights.facts.noLoss', { after }) : t('weights.facts.effectWords', { base, before, after, lost })}
    </Fact>
  );
}

function Convergence({ found }: { readonly found: Diagnostics['convergence'] }) {
  const { t } = useTranslation('indicators');
  const format = useFormat();
  if (!found?.worstMargin) return null;
  const { cycles, difference, worstMargin } = found;
  return (
    <Fact name={t('weights.facts.convergence')}>
      {t('weights.facts.convergenceWords', {
        count: cycles,
        difference: difference < 1e-6 ? t('weights.facts.tiny') : format.share(difference, 4),
        margin: t(`weights.marginShort.${worstMargin}`),
      })}
    </Fact>
  );
}

function Trimming({ found }: { readonly found: Diagnostics['trimming'] }) {
  const { t } = useTranslation('indicators');
  const format = useFormat();
  const localized = useLocalized();
  const list = useList();
  if (!found) return null;
  const { timesMedian: times, trimmed, moved, levelledParks } = found;
  const words =
    trimmed === null || moved === null
      ? t('weights.facts.trimmingFew', { times })
      : trimmed === 0
        ? t('weights.facts.trimmingNone', { times })
        : t('weights.facts.trimmingWords', { times, trimmed: format.number(trimmed), moved: format.number(moved) });
  return (
    <Fact name={t('weights.facts.trimming')}>
      {words}
      {levelledParks.length > 0 && ` ${t('weights.facts.levelled', { parks: list(levelledParks.map(localized)) })}`}
    </Fact>
  );
}

/** Adjustments that were not made, with place and reason. */
function Exceptions({ diagnostics }: { readonly diagnostics: Diagnostics }) {
  const { t } = useTranslation('indicators');
  const localized = useLocalized();
  const list = useList();
  const { silentParks, strataAlone } = diagnostics;
  return (
    <>
      {silentParks.length > 0 && (
        <Fact name={t('weights.facts.silent')}>
          {t('weights.facts.silentWords', { parks: list(silentParks.map(localized)) })}
        </Fact>
      )}
      {strataAlone.length > 0 && (
        <Fact name={t('weights.facts.alone')}>
          {t('weights.facts.aloneWords', { parks: list(strataAlone.map(localized)) })}
        </Fact>
      )}
    </>
  );
}

function Facts({ detail }: { readonly detail: WeightSetDetail }) {
  const { t } = useTranslation('indicators');
  const format = useFormat();
  const specification = useSpecificationWords();
  const { set, diagnostics } = detail;
  const { answers, weighted, population, range, factors, notStated } = diagnostics;
  // rounded like on the server, to two significant digits
  const twoDigits = (value: number) => format.number(value, value < 1 ? 2 : value < 10 ? 1 : 0);
  const between = (limits: readonly number[]) => ({ low: twoDigits(limits[0]!), high: twoDigits(limits[1]!) });
  return (
    <Section title={t('weights.facts.title')} purpose={t('weights.facts.words')}>
      <dl className="in-facts">
        <Fact name={t('weights.facts.specification')}>{specification(set.specification)}</Fact>
        {set.otherSpecification && <Fact name={t('weights.facts.use')}>{t('weights.facts.otherSpecification')}</Fact>}
        <Fact name={t('weights.facts.answers')}>
          {t('weights.facts.answersWords', {
            answers: format.number(answers),
            weighted: format.number(weighted),
            population: format.number(population),
          })}
        </Fact>
        <Effect effect={diagnostics.designEffect} />
        <Fact name={t('weights.facts.range')}>
          {range === null ? t('weights.facts.hidden') : t('weights.facts.rangeWords', between(range))}
        </Fact>
        {factors && (
          <Fact name={t('weights.facts.factors')}>
            {t(factors.spread < 1.05 ? 'weights.facts.factorRange' : 'weights.facts.factorWords', {
              ...between(factors.range),
              spread: format.number(factors.spread, 1),
            })}
          </Fact>
        )}
        <Convergence found={diagnostics.convergence} />
        <Fact name={t('weights.facts.notStated')}>
          {notStated === null
            ? t('weights.facts.few')
            : t('weights.facts.notStatedWords', { share: format.share(notStated, 1) })}
        </Fact>
        <Trimming found={diagnostics.trimming} />
        <Exceptions diagnostics={diagnostics} />
      </dl>
      <Checksums
        hashes={[
          [t('weights.facts.frame'), set.madeFrom.frameHash],
          [t('weights.facts.answerSet'), set.madeFrom.answerSetHash],
          [t('weights.facts.hash'), set.hash],
        ]}
      />
    </Section>
  );
}

/** For example "under 300 workers" instead of the codes of strata or size classes. */
function useSizeWords(): (groups: readonly string[]) => string {
  const { t } = useTranslation('indicators');
  const format = useFormat();
  return (groups) => {
    const sizes = sizesOf(groups);
    if (sizes === null) return format.list(groups);
    const [low, high] = [format.number(sizes.low), sizes.high];
    if (high === null) return t(`weights.classes.size.${sizes.low === 1 ? 'all' : 'from'}`, { low });
    return sizes.low === 1
      ? t('weights.classes.size.under', { high: format.number(high + 1) })
      : t('weights.classes.size.between', { low, high: format.number(high) });
  };
}

function useGroupWords(): (group: WeightGroup) => string {
  const { t } = useTranslation('indicators');
  const size = useSizeWords();
  return ({ groups, sexes }) => {
    const where = size(groups);
    if (sexes.length === 0) return where;
    const who = t(`weights.classes.${sexes.length > 1 ? 'both' : sexes[0] === 'F' ? 'women' : 'men'}`);
    return where === '' ? who : t('weights.classes.in', { who, groups: where });
  };
}

/** Everyone, women, men; each from the smallest enterprises. */
const rankOf = ({ sexes, groups }: WeightGroup): readonly [number, number] => [
  sexes.length === 1 ? (sexes[0] === 'F' ? 1 : 2) : 0,
  sizesOf(groups)?.low ?? Infinity,
];

function byRank(first: WeightGroup, second: WeightGroup): number {
  const [[sex, low], [otherSex, otherLow]] = [rankOf(first), rankOf(second)];
  return sex - otherSex || (low === otherLow ? 0 : low - otherLow);
}

interface GroupsProps {
  readonly title: string;
  readonly words: string;
  readonly rows: readonly WeightGroup[];
  readonly factors?: boolean;
}

function Groups({ title, words, rows, factors = false }: GroupsProps) {
  const { t } = useTranslation('indicators');
  const format = useFormat();
  const localized = useLocalized();
  const inWords = useGroupWords();
  if (rows.length === 0) return null;
  const counted = rows.some(({ respondents }) => respondents !== null);
  const parks = [...new Set(rows.map(({ park }) => localized(park)))].sort((a, b) => a.localeCompare(b));
  const table = (park: string) => (
    <DataTable
      caption={park}
      captionHidden={false}
      rows={rows.filter((row) => localized(row.park) === park).sort(byRank)}
      rowKey={(group) => `${group.park.en}|${inWords(group)}`}
      columns={[
        { key: 'group', title: t('weights.classes.group'), cell: (group) => inWords(group) },
        ...(counted
          ? [
              {
                key: 'answers',
                title: t('weights.classes.answers'),
                numeric: true,
                cell: ({ respondents }: WeightGroup) => (respondents === null ? '–' : format.number(respondents)),
              },
            ]
          : []),
        ...(factors
          ? [
              {
                key: 'factor',
                title: t('weights.classes.factor'),
                numeric: true,
                cell: ({ factor }: WeightGroup) => (factor === null ? '–' : format.number(factor, 2)),
              },
            ]
          : []),
        ...(rows.some(({ beyondLimits }) => beyondLimits)
          ? [
              {
                key: 'note',
                title: t('weights.classes.note'),
                cell: ({ beyondLimits }: WeightGroup) => (beyondLimits ? t('weights.classes.beyond') : ''),
              },
            ]
          : []),
      ]}
    />
  );
  return (
    <Section title={title} purpose={words} plain>
      {parks.map((park) => (
        <Fragment key={park}>{table(park)}</Fragment>
      ))}
    </Section>
  );
}

/** One version: its specification, its effect on the weights, and what to check. */
export function WeightSetPage() {
  const { t } = useTranslation('indicators');
  const { id } = useWorkspace();
  const localized = useLocalized();
  const detail = useQuery(weightSetQuery(id, useParam('weightSetId')));
  const set = detail.data?.set;
  return (
    <Page
      title={set ? t('weights.nameOf', { number: set.number }) : t('weights.title')}
      purpose={set ? t('weights.of', { wave: localized(set.waveTitle) }) : undefined}
      above={<WorkspaceLink to="/indicators/weights">{t('weights.back')}</WorkspaceLink>}
      copyLink
    >
      <Loaded query={detail}>
        {(found) => {
          const { classes, toCollapse, mergedStrata } = found.diagnostics;
          return (
            <>
              <Facts detail={found} />
              <Groups title={t('weights.collapse.title')} words={t('weights.collapse.words')} rows={toCollapse} />
              <Groups
                title={t('weights.silentStrata.title')}
                words={t('weights.silentStrata.words')}
                rows={mergedStrata}
              />
              <Groups title={t('weights.classes.title')} words={t('weights.classes.words')} rows={classes} factors />
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
