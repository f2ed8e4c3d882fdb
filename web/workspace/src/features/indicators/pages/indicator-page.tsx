import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  Loaded,
  Page,
  PlaceInLoop,
  Section,
  useFormat,
  useLocalized,
  useParam,
  useWorkspace,
  WorkspaceLink,
} from '../../../shared/index.js';
import { indicatorQuery } from '../api/queries.js';
import type { IndicatorDetail } from '../api/types.js';
import { CountContent } from '../parts/count-content.js';
import { FigureMark } from '../parts/figure-mark.js';
import { cellAt, useFigureWords } from '../parts/figure-words.js';
import { HowComputed } from '../parts/how-computed.js';
import { ParkChart } from '../parts/park-chart.js';
import { SeriesChart } from '../parts/series-chart.js';
import { SexChart } from '../parts/sex-chart.js';
import '../indicators.css';

/** The one big figure, in words with its interval. */
function BigFigure({ detail }: { readonly detail: IndicatorDetail }) {
  const { t } = useTranslation('indicators');
  const words = useFigureWords(detail.indicator);
  const format = useFormat();
  const localized = useLocalized();
  const { indicator, definition, cells } = detail;
  const all = cellAt(cells, null);
  if (indicator.state !== 'computed' || !all) return <p className="tp-measure">{t(`state.${indicator.state}`)}</p>;
  if (all.figure === null) {
    return (
      <div>
        <p className="in-figure">
          <span aria-hidden>
            <FigureMark indicator={indicator} cell={all} />
          </span>{' '}
          {t(all.status === 'missing' ? 'absent.missing' : 'absent.withheld')}
        </p>
        <p className="tp-measure">{t(`statusWords.${all.status}`)}</p>
      </div>
    );
  }
  const of = indicator.measure === 'share' ? t('of', { who: localized(definition.universeWords) }) : '';
  return (
    <div>
      <p className="in-figure">
        <FigureMark indicator={indicator} cell={all} /> <span className="in-figure-of">{of}</span>
      </p>
      <p className="in-interval">{words.between(all.figure.interval)}</p>
      <p className="tp-dimmed tp-measure">
        {t('basedOn', { answers: format.number(all.figure.n), df: all.figure.df })} {t(`statusWords.${all.status}`)}
      </p>
    </div>
  );
}

function Content({ detail }: { readonly detail: IndicatorDetail }) {
  const { t } = useTranslation('indicators');
  const localized = useLocalized();
  const { cells, parks, indicator } = detail;
  if (detail.counts)
    return (
      <>
        <PlaceInLoop type="indicator" id={indicator.id} here={localized(indicator.name)} />
        <CountContent detail={detail} counts={detail.counts} />
        <HowComputed detail={detail} />
      </>
    );
  const bySex = cells.some((cell) => cell.sex !== null);
  return (
    <>
      <PlaceInLoop type="indicator" id={indicator.id} here={localized(indicator.name)} />
      <Section title={t('figure')} purpose={t(`direction.${indicator.direction}`)}>
        <BigFigure detail={detail} />
      </Section>
      {indicator.state === 'computed' && bySex && (
        <Section title={t('sex.section')}>
          <SexChart indicator={indicator} cells={cells} />
        </Section>
      )}
      {indicator.state === 'computed' && parks.length > 0 && (
        <Section title={t('park.section')}>
          <div className="in-charts">
            <ParkChart detail={detail} bySex={false} />
            {bySex && <ParkChart detail={detail} bySex />}
          </div>
        </Section>
      )}
      <SeriesChart detail={detail} />
      <HowComputed detail={detail} />
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
  return (
    <Page
      title={detail.data ? localized(detail.data.indicator.name) : t('indicator')}
      purpose={purpose}
      above={<WorkspaceLink to="/indicators">{t('page.back')}</WorkspaceLink>}
      copyLink
    >
      <Loaded query={detail}>{(found) => <Content detail={found} />}</Loaded>
    </Page>
  );
}
