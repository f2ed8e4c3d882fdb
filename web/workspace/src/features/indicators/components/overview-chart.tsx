import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sex } from '#shared';
import { EmptyState, Loaded, Section, useLocalized, useWorkspace, WorkspaceLink } from '#shared';
import { overviewQuery } from '../api/queries.js';
import type { Cell, Indicator, IndicatorList } from '../api/types.js';
import { useAbout } from './about.js';
import { cellAt } from '../domain/breakdowns.js';
import type { Dot } from './dot-plot.js';
import { dotOf, DotPlot } from './dot-plot.js';
import { useFigureTable } from './figure-table.js';
import { useFigureWords } from './figure-words.js';
import '../indicators.css';

const shares = { measure: 'share' } as const;

interface Place {
  readonly row: number;
  readonly sex: Sex | null;
  readonly cell: Cell;
}

/** Women and men where the indicator is by sex, else everyone. */
function placesOf(item: Indicator, row: number): Place[] {
  const [all, women, men] = ([null, 'F', 'M'] as const).map((sex) => cellAt(item.cells, sex));
  if (women && men)
    return [
      { row, sex: 'female', cell: women },
      { row, sex: 'male', cell: men },
    ];
  return all ? [{ row, sex: null, cell: all }] : [];
}

function Headlines({ list }: { readonly list: IndicatorList }) {
  const { t } = useTranslation('indicators');
  const localized = useLocalized();
  const words = useFigureWords(shares);
  const table = useFigureTable(shares);
  const shown = useMemo(
    () => list.items.filter((item) => item.measure === 'share' && item.state === 'computed').slice(0, 6),
    [list],
  );
  const rows = useMemo(() => shown.map((item) => t(`short.${item.id}`, localized(item.name))), [shown, t, localized]);
  const about = useAbout(null, list.run);
  const places = useMemo(() => shown.flatMap(placesOf), [shown]);
  const dots = useMemo(() => places.map(({ row, sex, cell }): Dot => dotOf(row, sex, cell)), [places]);
  const first = shown[0];
  const all = first && cellAt(first.cells, null);
  const finding =
    first && all?.figure
      ? t('overview.finding', {
          name: localized(first.name),
          value: words.bare(all.figure.value),
          between: words.between(all.figure.interval),
        })
      : t('overview.none');
  return (
    <DotPlot
      title={t('overview.chart')}
      finding={finding}
      rows={rows}
      dots={dots}
      tick={words.tick}
      share
      columns={table.columns(t('indicator'))}
      table={places.map(({ row, sex, cell }) =>
        table.row(sex === null ? rows[row]! : `${rows[row]!} · ${t(`shared:sex.${sex}`)}`, cell),
      )}
      fileName="headline-indicators"
      notes={[t('stamp')]}
      about={about}
    />
  );
}

/** The latest figures on the overview: women and men with their intervals. */
export function IndicatorOverviewChart() {
  const { t } = useTranslation('indicators');
  const { id } = useWorkspace();
  const localized = useLocalized();
  const overview = useQuery(overviewQuery(id));
  return (
    <Section
      title={t('overview.title')}
      purpose={overview.data?.run ? t('overview.wave', { wave: localized(overview.data.run.waveTitle) }) : undefined}
      action={<WorkspaceLink to="/indicators">{t('overview.all')}</WorkspaceLink>}
    >
      <Loaded query={overview}>
        {(list) =>
          list.run === null ? (
            <EmptyState title={t('empty.title')}>{t('empty.words')}</EmptyState>
          ) : (
            <Headlines list={list} />
          )
        }
      </Loaded>
    </Section>
  );
}
