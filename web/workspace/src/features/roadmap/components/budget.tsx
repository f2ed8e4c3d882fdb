import type { Schema } from '#shared';
import { DataTable, useTranslation } from '#shared';

type Line = Schema<'BudgetLineResponse'>;
type Sum = Schema<'BudgetSumResponse'>;

const amounts = ['planned', 'committed', 'spent'] as const;

/** The digits of the amount, in groups of three; a number would round large ones. */
export const money = (amount: string): string => amount.replace(/\B(?=(\d{3})+\.)/g, ',');

/** The planned amounts, summed by currency; summed as whole hundredths, so that no digit is lost. */
export function plannedSums(lines: readonly Line[]): readonly (readonly [currency: string, sum: string])[] {
  const sums = new Map<string, bigint>();
  for (const { currency, planned } of lines) {
    const [units, hundredths = ''] = planned.split('.');
    sums.set(currency, (sums.get(currency) ?? 0n) + BigInt(`${units}${hundredths.padEnd(2, '0')}`));
  }
  return [...sums].map(([currency, sum]) => [currency, money(`${sum / 100n}.${String(sum % 100n).padStart(2, '0')}`)]);
}

/** The lines of a budget, amounts below each other: a table would be too wide among the facts of an action. */
export function Budget({ lines }: { readonly lines: readonly Line[] }) {
  const { t } = useTranslation('roadmap');
  return (
    <ul className="rm-plan-list">
      {lines.map((line) => (
        <li key={`${line.source} ${line.currency}`}>
          <span>{t('budget.sourceIn', { source: line.source, currency: line.currency })}</span>
          <dl className="rm-amounts tp-numbers">
            {amounts.map((field) => (
              <div key={field}>
                <dt>{t(`budget.${field}`)}</dt>
                <dd>{money(line[field])}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}

/** Sums of many actions, one of each currency. */
export function BudgetSums({ sums }: { readonly sums: readonly Sum[] }) {
  const { t } = useTranslation('roadmap');
  return (
    <DataTable
      caption={t('budget.byCurrency')}
      rows={sums}
      rowKey={({ currency }) => currency}
      columns={[
        {
          key: 'currency',
          title: t('budget.currency'),
          lead: true,
          cell: ({ currency }: Sum) => t('budget.in', { currency }),
        },
        ...amounts.map((field) => ({
          key: field,
          title: t(`budget.${field}`),
          numeric: true,
          cell: (sum: Sum) => money(sum[field]),
        })),
      ]}
    />
  );
}
