import { useQueries } from '@tanstack/react-query';
import { DataTable, useFormat, useLocalized, useTranslation, useWorkspace, WorkspaceLink } from '#shared';
import type { IndicatorFigures } from '../api/choices.js';
import { indicatorQuery } from '../api/choices.js';
import type { ActionDetail, Target } from '../api/types.js';
import { TargetTools } from './target-form.js';

interface Row {
  readonly target: Target;
  readonly known: IndicatorFigures | undefined;
}

/** Values are in the scale of the estimates: a share is a number between 0 and 1. */
function useValue(): (value: number, known: IndicatorFigures | undefined) => string {
  const { t } = useTranslation('roadmap');
  const format = useFormat();
  return (value, known) => {
    const measure = known?.indicator.measure;
    if (measure === 'share' || measure === 'relative') return format.share(value, value < 0.1 ? 1 : 0);
    if (measure === 'points') return t('targets.points', { value: format.number(100 * value, 1) });
    return format.number(value, Number.isInteger(value) ? 0 : 2);
  };
}

function useNow(): (known: IndicatorFigures | undefined) => string {
  const { t } = useTranslation('roadmap');
  const show = useValue();
  return (known) => {
    const figure = known?.series.at(-1)?.cells.find(({ sex }) => sex === null)?.figure;
    if (!figure) return t('targets.noFigure');
    const [from, to] = figure.interval;
    if (from === null || to === null) return show(figure.value, known);
    return t('targets.between', { value: show(figure.value, known), from: show(from, known), to: show(to, known) });
  };
}

/** Baseline, latest value and target of each indicator. */
export function Targets({ action }: { readonly action: ActionDetail }) {
  const { t } = useTranslation('roadmap');
  const { id } = useWorkspace();
  const format = useFormat();
  const localized = useLocalized();
  const show = useValue();
  const now = useNow();
  const known = useQueries({ queries: action.targets.map(({ indicatorId }) => indicatorQuery(id, indicatorId)) });
  const editable = action.allowed.setTarget;
  const expected = editable && action.basis === null;
  if (action.targets.length === 0)
    return <p className="tp-dimmed">{t(expected ? 'targets.noneYet' : 'targets.none')}</p>;
  const rows: readonly Row[] = action.targets.map((target, index) => ({ target, known: known[index]?.data }));
  return (
    <DataTable
      caption={t('targets.title')}
      rows={rows}
      rowKey={({ target }) => target.indicatorId}
      columns={[
        {
          key: 'indicator',
          title: t('targets.indicator'),
          lead: true,
          cell: ({ target, known: found }) => (
            <WorkspaceLink to={`/indicators/${target.indicatorId}`}>
              {localized(found?.indicator.name) || target.indicatorId}
            </WorkspaceLink>
          ),
        },
        {
          key: 'baseline',
          title: t('targets.baseline'),
          numeric: true,
          cell: ({ target: { baseline, baselinePeriod }, known: found }) =>
            baseline === null
              ? t('notStated')
              : `${show(Number(baseline), found)}${baselinePeriod ? ` (${baselinePeriod})` : ''}`,
        },
        { key: 'now', title: t('targets.now'), numeric: true, cell: ({ known: found }) => now(found) },
        {
          key: 'target',
          title: t('targets.target'),
          numeric: true,
          cell: ({ target, known: found }) => show(Number(target.target), found),
        },
        {
          key: 'by',
          title: t('targets.by'),
          cell: ({ target: { targetOn } }) => (targetOn ? format.date(targetOn) : t('notStated')),
        },
        ...(editable
          ? [
              {
                key: 'tools',
                title: t('targets.edit'),
                cell: ({ target, known: found }: Row) => (
                  <TargetTools
                    action={action}
                    target={target}
                    name={localized(found?.indicator.name) || target.indicatorId}
                  />
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
