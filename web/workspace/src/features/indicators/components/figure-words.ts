import type { Reliability } from '#shared';
import { useFormat, useTranslation } from '#shared';
import type { Cell, CellStatus, Indicator } from '../api/types.js';
import { figureWordsOf, type FigureWords } from '../domain/figure-format.js';

export { signOf } from '../domain/figure-format.js';

/** Maps the status of a cell to the reliability used by charts. */
export function reliabilityOf(status: CellStatus): Reliability {
  if (status === 'withheld' || status === 'coded') return 'suppressed';
  return status === 'withheld-quality' ? 'imprecise' : status;
}

const explained = ['suppressed', 'imprecise', 'caution', 'unreliable', 'missing'] as const;

/** Notes on the marks that occur in a chart. */
export function useReliabilityNotes(): (kinds: readonly Reliability[]) => readonly string[] {
  const { t } = useTranslation('indicators');
  return (kinds) => explained.filter((kind) => kinds.includes(kind)).map((kind) => t(`note.${kind}`));
}

/** Rounded numbers of persons and degrees of freedom; small ones are published as a bound. */
export function useSizeWords() {
  const { t } = useTranslation('indicators');
  const format = useFormat();
  const answers = (n: number | null): string =>
    n === null ? t('size.fewAnswers') : t('size.answers', { number: format.number(n) });
  const freedom = (df: number | null): string =>
    df === null ? t('size.fewFreedom') : t('size.freedom', { number: format.number(df) });
  return {
    answers,
    freedom,
    basedOn: ({ n }: { readonly n: number | null }): string => t('basedOn', { answers: answers(n) }),
  };
}

const lacks = ['no-events', 'no-variation'] as const;

/** Why a figure should be used with caution, or is not shown. */
export function useStatusWords(): (cell: Cell | undefined) => string {
  const { t } = useTranslation('indicators');
  return (cell) => {
    const status = cell?.status ?? 'missing';
    const lack = status === 'caution' ? lacks.find((flag) => cell?.figure?.flags.includes(flag)) : undefined;
    return t(`statusWords.${lack ?? status}`);
  };
}

export function useFigureWords(indicator: Pick<Indicator, 'measure'> & Partial<Pick<Indicator, 'unit'>>): FigureWords {
  const format = useFormat();
  const { t } = useTranslation('indicators');
  return figureWordsOf(indicator, { t, format });
}
