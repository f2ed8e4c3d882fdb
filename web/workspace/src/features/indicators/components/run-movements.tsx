import { Chip, Group } from '@mantine/core';
import {
  DataTable,
  Section,
  useAddress,
  useFormat,
  useLocalized,
  useShown,
  useTranslation,
  WorkspaceLink,
} from '#shared';
import type { Indicator, RunComparison } from '../api/types.js';
import { FigureKey, FigureMark } from './figure-mark.js';

type Figure = RunComparison['figures'][number];
export type Movement = Figure['movement'];

const kinds: readonly Movement[] = ['changed', 'shown', 'withheld', 'other', 'same'];
/** The movements that change published figures. */
const moving: readonly Movement[] = ['changed', 'shown', 'withheld'];
const portion = 20;

const total = (counts: RunComparison['counts'], of: readonly Movement[]): number =>
  of.reduce((sum, kind) => sum + counts[kind], 0);

/** The movement in the address; by default all that changed. */
export function useMovement(): Movement | undefined {
  const { values } = useAddress();
  return kinds.find((kind) => kind === values['show']);
}

/** Number of figures for each movement; each is a filter. */
function Filter({ counts }: Pick<RunComparison, 'counts'>) {
  const { t } = useTranslation('indicators');
  const format = useFormat();
  const { set } = useAddress();
  const moved = total(counts, moving);
  const offered = kinds.filter((kind) => counts[kind] > 0);
  return (
    <Chip.Group
      value={useMovement() ?? 'moved'}
      onChange={(show) => set({ show: show === 'moved' ? undefined : show })}
    >
      <Group gap="xs" role="radiogroup" aria-label={t('run.moved.filter')}>
        <Chip value="moved">{t('run.moved.moved', { number: format.number(moved) })}</Chip>
        {offered.map((kind) => (
          <Chip key={kind} value={kind}>
            {t(`run.moved.${kind}`, { number: format.number(counts[kind]) })}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
}

function useWhom(): (figure: Figure) => string {
  const { t } = useTranslation('indicators');
  const localized = useLocalized();
  return ({ before, after }) => {
    const cell = after ?? before;
    const sex = cell?.sex ? t(`shared:sex.${cell.sex === 'F' ? 'female' : 'male'}`) : null;
    const level = cell?.levelName ? localized(cell.levelName) : null;
    return [level, sex].filter((part) => part !== null).join(' · ') || t('run.everybody');
  };
}

function Figures({ comparison }: { readonly comparison: RunComparison }) {
  const { t } = useTranslation('indicators');
  const localized = useLocalized();
  const whom = useWhom();
  const { before, after, figures } = comparison;
  const { shown, more } = useShown(figures, portion);
  // the name appears once, above the figures for all persons, women and men
  const isNamed = (row: Figure): boolean => shown[shown.indexOf(row) - 1]?.indicatorId !== row.indicatorId;
  const mark = ({ measure }: Figure, cell: Figure['before']) => (
    <FigureMark indicator={{ measure: measure as Indicator['measure'] }} cell={cell ?? undefined} />
  );
  return (
    <>
      <DataTable
        caption={t('run.figuresMoved')}
        rows={shown}
        rowKey={(row) => JSON.stringify([row.indicatorId, (row.after ?? row.before)?.sex, whom(row)])}
        empty={<p>{t('run.figuresNone')}</p>}
        keepTable
        columns={[
          {
            key: 'indicator',
            title: t('run.indicator'),
            cell: (row) => (
              <>
                {isNamed(row) ? (
                  <WorkspaceLink to={`/indicators/${row.indicatorId}`}>{localized(row.indicatorName)}</WorkspaceLink>
                ) : (
                  <span className="tp-visually-hidden">{localized(row.indicatorName)}</span>
                )}
                <div className="tp-small tp-dimmed in-whom">{whom(row)}</div>
              </>
            ),
          },
          ...([before, after] as const).map((run, index) => ({
            key: `run${index}`,
            title: t('run.name', { number: run.number }),
            numeric: true,
            cell: (row: Figure) => mark(row, index === 0 ? row.before : row.after),
          })),
        ]}
      />
      {more}
      {figures.length > 0 && <FigureKey />}
    </>
  );
}

/** The protected figures of two runs: their number for each movement, then the figures, changed ones first. */
export function RunMovements({ comparison }: { readonly comparison: RunComparison }) {
  const { t } = useTranslation('indicators');
  const format = useFormat();
  const { counts, figures } = comparison;
  const wanted = useMovement();
  const asked = total(counts, wanted ? [wanted] : moving);
  const purpose = [
    ...(asked > figures.length ? [t('run.figuresFirst', { count: figures.length })] : []),
    ...(wanted === undefined || wanted === 'changed' ? [t('run.digits')] : []),
  ];
  return (
    <Section title={t('run.figuresMoved')} purpose={purpose.length > 0 ? format.sentences(...purpose) : undefined}>
      <div className="in-stack">
        <Filter counts={counts} />
        <Figures key={wanted ?? 'moved'} comparison={comparison} />
      </div>
    </Section>
  );
}
