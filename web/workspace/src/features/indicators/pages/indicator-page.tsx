import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { AboutLine, Schema } from '#shared';
import {
  AddressSwitch,
  AddressTabs,
  Loaded,
  Page,
  PlaceInLoop,
  Section,
  useAddress,
  useFormat,
  useLocalized,
  useParam,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import { indicatorQuery } from '../api/queries.js';
import type { IndicatorDetail } from '../api/types.js';
import { useAbout } from '../components/about.js';
import { ActionsFor } from '../components/actions-for.js';
import { BreakdownChart } from '../components/breakdown-chart.js';
import { breakdownsIn, cellAt } from '../domain/breakdowns.js';
import { CountContent } from '../components/count-content.js';
import { Definition } from '../components/definition.js';
import { FigureFiles } from '../components/figure-files.js';
import { useFinding } from '../components/finding-words.js';
import { useSizeWords, useStatusWords } from '../components/figure-words.js';
import { HowComputed, useMergedWords } from '../components/how-computed.js';
import { Posters } from '../components/posters.js';
import { SeriesChart } from '../components/series-chart.js';
import { ReferenceValues } from '../components/reference-values.js';
import { SexChart } from '../components/sex-chart.js';
import { TopRow } from '../components/top-row.js';
import '../indicators.css';

/** The finding as a headline, then the figures it is based on. */
function Finding({ detail }: { readonly detail: IndicatorDetail }) {
  const { t } = useTranslation('indicators');
  const format = useFormat();
  const sizes = useSizeWords();
  const statusWords = useStatusWords();
  const finding = useFinding(detail);
  const missing = useMissingWords();
  const { indicator, cells } = detail;
  const all = cellAt(cells, null);
  return (
    <>
      <p className="in-figure">{finding}</p>
      {indicator.state === 'computed' && <TopRow detail={detail} />}
      {all?.figure && (
        <p className="tp-dimmed tp-measure">
          {format.sentences(
            sizes.basedOn(all.figure),
            statusWords(all),
            ...(all.figure.gap ? [t('page.unrounded')] : []),
            ...missing(detail),
          )}
        </p>
      )}
    </>
  );
}

/** From this share of missing answers they are stated with the figure (methodology 2.4). */
const muchMissing = 0.1;

/** How many answers are missing, and what that may mean for the figure. */
function useMissingWords(): (detail: IndicatorDetail) => readonly string[] {
  const { t } = useTranslation('indicators');
  const format = useFormat();
  return ({ nonResponse, indicator: { unit } }) => {
    if (nonResponse === null || (nonResponse.bounds === null && nonResponse.share < muchMissing)) return [];
    const words = [t('page.missing', { share: format.share(nonResponse.share) })];
    if (unit === 'persons' || unit === 'fte') return [...words, t('page.missingTotal')];
    if (nonResponse.bounds === null) return words;
    const [low, high] = nonResponse.bounds.map((bound) => format.share(bound));
    return [...words, t('page.missingBounds', { low, high })];
  };
}

/** The release that published the figure, and how to cite it. */
function FromRelease({ release }: { readonly release: Schema<'PublishedReleaseResponse'> }) {
  const { t } = useTranslation('indicators');
  const format = useFormat();
  const localized = useLocalized();
  const { id, number, publishedAt, citation } = release;
  return (
    <p className="tp-small tp-measure">
      <WorkspaceLink to={`/indicators/releases/${id}`}>
        {t('release.from', { number, date: format.date(publishedAt) })}
      </WorkspaceLink>
      <br />
      <span className="tp-dimmed">{localized(citation)}</span>
    </p>
  );
}

interface PartProps {
  readonly detail: IndicatorDetail;
  readonly about: readonly AboutLine[];
}

const sexes = ['all', 'sexes'] as const;

/** The parks first, for everyone or for women and men; then the breakdown that is chosen in the address. */
function Breakdowns({ detail, about }: PartProps) {
  const { t } = useTranslation('indicators');
  const { values } = useAddress();
  const { indicator, cells } = detail;
  const bySex = cells.some(({ sex }) => sex !== null);
  const present = breakdownsIn(cells);
  const others = present.filter((by) => by !== 'park');
  const mergedWords = useMergedWords();
  const chartOf = (by: string) => {
    const levels = detail.breakdowns.find(({ id }) => id === by)?.levels ?? [];
    return { indicator, cells, about, notes: mergedWords(levels) };
  };
  return (
    <>
      {present.includes('park') && (
        <Section
          title={t('by.parks')}
          action={
            bySex && (
              <AddressSwitch
                name="parks"
                label={t('by.parksFor')}
                choices={sexes.map((value) => ({ value, label: t(`by.for.${value}`) }))}
              />
            )
          }
        >
          <BreakdownChart {...chartOf('park')} by="park" bySex={bySex && values['parks'] === 'sexes'} />
        </Section>
      )}
      {others.length > 0 && (
        <Section title={t('by.others')} purpose={t('by.othersWords')}>
          <AddressTabs
            name="by"
            label={t('by.others')}
            tabs={others.map((by) => ({
              value: by,
              label: t(`breakdown.${by}`),
              content: <BreakdownChart {...chartOf(by)} by={by} bySex={bySex} />,
            }))}
          />
        </Section>
      )}
    </>
  );
}

function Estimated({ detail }: { readonly detail: IndicatorDetail }) {
  const { t } = useTranslation('indicators');
  const { cells, indicator, run } = detail;
  const about = useAbout(indicator, run);
  const computed = indicator.state === 'computed';
  return (
    <>
      <Section title={t('figure')} purpose={t(`direction.${indicator.direction}`)}>
        <Finding detail={detail} />
        {run && <FromRelease release={run.release} />}
      </Section>
      {computed && (
        <>
          {cells.some(({ sex, breakdown }) => sex !== null && breakdown === null) && (
            <Section title={t('sex.section')}>
              <SexChart indicator={indicator} cells={cells} about={about} />
            </Section>
          )}
          <Breakdowns detail={detail} about={about} />
        </>
      )}
      <SeriesChart detail={detail} about={about} />
      <ActionsFor indicatorId={indicator.id} />
      <Posters detail={detail} />
    </>
  );
}

function Content({ detail }: { readonly detail: IndicatorDetail }) {
  const { t } = useTranslation('indicators');
  const localized = useLocalized();
  const { indicator, counts } = detail;
  return (
    <>
      <PlaceInLoop type="indicator" id={indicator.id} here={localized(indicator.name)} />
      {counts ? <CountContent detail={detail} counts={counts} /> : <Estimated detail={detail} />}
      <ReferenceValues indicator={indicator} />
      <details className="in-fold in-methods" id="methods">
        <summary>
          <h2>{t('methods')}</h2>
        </summary>
        <Definition detail={detail} />
        <HowComputed detail={detail} />
      </details>
    </>
  );
}

export function IndicatorPage() {
  const { t } = useTranslation('indicators');
  const { id } = useWorkspace();
  const localized = useLocalized();
  const detail = useQuery(indicatorQuery(id, useParam('indicatorId')));
  const run = detail.data?.counts ? null : detail.data?.run;
  const wave = run && t('page.purpose', { wave: localized(run.waveTitle) });
  const purpose = detail.data?.counts ? t(`count.source.${detail.data.indicator.source}`) : (wave ?? undefined);
  const files = run && detail.data?.indicator.state === 'computed' ? detail.data.indicator.id : null;
  return (
    <Page
      title={detail.data ? localized(detail.data.indicator.name) : t('indicator')}
      purpose={purpose}
      above={<WorkspaceLink to="/indicators">{t('page.back')}</WorkspaceLink>}
      action={
        files && (
          <>
            <Button component={WorkspaceLink} to={`/indicators/compare?indicator=${files}`} variant="default">
              {t('compare.open')}
            </Button>
            <Button component={WorkspaceLink} to={`/indicators/table?indicator=${files}`} variant="default">
              {t('cross.open')}
            </Button>
            <FigureFiles of="indicator" id={files} />
          </>
        )
      }
      copyLink
    >
      <Loaded query={detail}>{(found) => <Content detail={found} />}</Loaded>
    </Page>
  );
}
