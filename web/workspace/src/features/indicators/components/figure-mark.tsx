import { useMediaQuery } from '@mantine/hooks';
import { useTranslation } from '#shared';
import type { Cell, Indicator } from '../api/types.js';
import { useFigureWords } from './figure-words.js';

interface FigureMarkProps {
  readonly indicator: Pick<Indicator, 'measure'>;
  readonly cell: Cell | undefined;
  /** There are no data yet, so no cell either. */
  readonly noData?: boolean;
}

/**
 * A figure with its reliability: plain if reliable, dashed underline for caution, hollow frame if unreliable; hatched
 * with "c" if confidential, squared with "q" if too imprecise; "no cases" in words. Screen readers get the words, and
 * the legend explains them.
 */
export function FigureMark({ indicator, cell, noData = false }: FigureMarkProps) {
  const { t } = useTranslation('indicators');
  const words = useFigureWords(indicator);
  if (!cell)
    return (
      <span className="tp-dimmed in-none">
        <span aria-hidden>{noData ? '…' : '–'}</span>
        <span className="tp-visually-hidden">{t(noData ? 'key.noData' : 'key.none')}</span>
      </span>
    );
  const said = cell.status === 'reliable' || cell.status === 'missing' ? '' : t(`status.${cell.status}`);
  return (
    <span className={`in-mark in-${cell.status} tp-numbers`} title={said || undefined}>
      {words.cell(cell)}
      {said && <span className="tp-visually-hidden"> – {said}</span>}
    </span>
  );
}

/** Legend of the marks, once for each page. */
export function FigureKey() {
  const { t } = useTranslation('indicators');
  const wide = useMediaQuery('(min-width: 640px)', true, { getInitialValueInEffect: false });
  return (
    <details className="in-key-fold" open={wide}>
      <summary>{t('key.label')}</summary>
      <dl className="in-key">
        {(['caution', 'unreliable', 'coded', 'withheld', 'withheld-quality', 'missing'] as const).map((kind) => (
          <div key={kind}>
            <dt>
              <span className={`in-mark in-${kind} tp-numbers`}>{t(`key.sample.${kind}`)}</span>
            </dt>
            <dd>{t(`key.${kind}`)}</dd>
          </div>
        ))}
        <div>
          <dt>
            <span className="in-mark in-missing">…</span>
          </dt>
          <dd>{t('key.noData')}</dd>
        </div>
        <div>
          <dt>–</dt>
          <dd>{t('key.none')}</dd>
        </div>
      </dl>
      <p className="tp-small tp-dimmed tp-measure">{t('key.whole')}</p>
    </details>
  );
}
