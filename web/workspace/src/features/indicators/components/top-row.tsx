import type { ReactNode } from 'react';
import { SexMark, useFormat, useTranslation } from '#shared';
import type { Cell, Gap, IndicatorDetail } from '../api/types.js';
import { cellAt } from '../domain/breakdowns.js';
import { signOfInterval } from '../domain/finding.js';
import { targetVerdict } from '../domain/target-verdict.js';
import { FigureMark } from './figure-mark.js';
import { useFigureWords } from './figure-words.js';
import { useReferences } from './reference-lines.js';

interface CardProps {
  readonly name: ReactNode;
  readonly value: ReactNode;
  readonly children?: ReactNode;
}

function Card({ name, value, children }: CardProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <span className="in-top-value tp-numbers">{value}</span>
        {children && <span className="tp-small tp-dimmed">{children}</span>}
      </dd>
    </div>
  );
}

interface PartProps {
  readonly detail: IndicatorDetail;
}

function FigureCard({ detail, name, cell }: PartProps & { readonly name: ReactNode; readonly cell: Cell | undefined }) {
  const { t } = useTranslation('indicators');
  const words = useFigureWords(detail.indicator);
  return (
    <Card name={name} value={<FigureMark indicator={detail.indicator} cell={cell} />}>
      {cell?.figure ? words.between(cell.figure.interval) : t(`status.${cell?.status ?? 'missing'}`)}
    </Card>
  );
}

function GapCard({ detail, gap }: PartProps & { readonly gap: Gap }) {
  const { t } = useTranslation('indicators');
  const words = useFigureWords(detail.indicator);
  return (
    <Card name={t('sex.minus')} value={words.difference(gap.value)}>
      {signOfInterval(gap.interval) === 0 ? t('top.noGap') : words.betweenDifference(gap.interval)}
    </Card>
  );
}

/** From the previous wave; without an amount if the change is not clear. */
function ChangeCard({ detail }: PartProps) {
  const { t } = useTranslation('indicators');
  const words = useFigureWords(detail.indicator);
  const change = detail.series.at(-1)?.changes.find(({ sex }) => sex === null);
  if (!change) return null;
  const clear = change.verdict === 'higher' || change.verdict === 'lower';
  return (
    <Card
      name={t('top.change', { wave: change.sinceWave })}
      value={clear ? words.difference(change.value) : t(`top.verdict.${change.verdict}`)}
    >
      {clear && words.betweenDifference(change.interval)}
    </Card>
  );
}

/** The target, and whether the interval is on one side of it. */
function TargetCard({ detail, cell }: PartProps & { readonly cell: Cell | undefined }) {
  const { t } = useTranslation('indicators');
  const format = useFormat();
  const words = useFigureWords(detail.indicator);
  const target = useReferences(detail.indicator.id).find(({ kind }) => kind === 'target');
  if (!target) return null;
  const value = Number(target.value);
  const verdict = cell?.figure && targetVerdict(detail.indicator.direction, value, cell.figure.interval);
  return (
    <Card
      name={t('reference.target')}
      value={t('reference.dated.target', { value: words.bare(value), date: format.date(target.onDate) })}
    >
      {verdict && t(`reference.verdict.${verdict}`)}
    </Card>
  );
}

/** The figure, women, men, their gap, the change and the target, each with its interval in words. */
export function TopRow({ detail }: PartProps) {
  const { t } = useTranslation('indicators');
  const { cells } = detail;
  const [all, women, men] = [cellAt(cells, null), cellAt(cells, 'F'), cellAt(cells, 'M')];
  const gap = all?.figure?.gap ?? null;
  return (
    <dl className="in-top">
      <FigureCard detail={detail} name={t('series.all')} cell={all} />
      {women && <FigureCard detail={detail} name={<SexMark sex="female" />} cell={women} />}
      {men && <FigureCard detail={detail} name={<SexMark sex="male" />} cell={men} />}
      {gap && <GapCard detail={detail} gap={gap} />}
      <ChangeCard detail={detail} />
      <TargetCard detail={detail} cell={all} />
    </dl>
  );
}
