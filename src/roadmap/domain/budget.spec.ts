import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type BudgetLine, budgetOfText, budgetProblem, budgetText, normalBudget, sumsByCurrency } from './budget.js';

const line: BudgetLine = {
  ...{ source: 'Employment fund', currency: 'CNY', planned: '120000', committed: '50000.5', spent: '0' },
};
const normal = { ...line, planned: '120000.00', committed: '50000.50', spent: '0.00' };

const money = fc.bigInt({ min: 0n, max: 10n ** 17n - 1n }).map((cents) => {
  const digits = String(cents).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
});
const lines = fc
  .uniqueArray(
    fc.record({
      source: fc.constantFrom('Employment fund', 'Province; 2026', '工会经费；2026年', '１号基金', 'Levy'),
      currency: fc.constantFrom('CNY', 'EUR', 'USD'),
      ...{ planned: money, committed: money, spent: money },
    }),
    { selector: ({ source, currency }) => source + currency, maxLength: 8 },
  )
  .map(normalBudget);

describe('the budget of an action', () => {
  it('has amounts with two places and lines in one order', () => {
    const other = { ...line, currency: ' eur ', source: ' Employment\u00a0 fund ' };
    expect(normalBudget([other, line])).toEqual([normal, { ...normal, currency: 'EUR' }]);
  });

  it.each([
    ['negative money', { planned: '-1' }, 'amount-wrong'],
    ['three decimal places', { spent: '1.005' }, 'amount-wrong'],
    ['a number with an exponent', { spent: '1e3' }, 'amount-wrong'],
    ['no amount', { committed: '' }, 'amount-wrong'],
    ['more than 15 digits', { planned: '1234567890123456' }, 'amount-wrong'],
    ['a currency that does not exist', { currency: 'ZZZ' }, 'currency-unknown'],
    ['no source', { source: ' ' }, 'source-missing'],
    ['a source with control characters', { source: 'a\u0000b' }, 'source-wrong'],
  ])('is refused with %s', (_, changes, code) => {
    expect(budgetProblem(normalBudget([{ ...line, ...changes }]))?.code).toBe(`roadmap.budget.${code}`);
  });

  it('is refused with a source twice in one currency, and accepted in two', () => {
    expect(budgetProblem(normalBudget([line, line]))?.code).toBe('roadmap.budget.source-twice');
    expect(budgetProblem(normalBudget([line, { ...line, currency: 'EUR' }]))).toBeNull();
    const many = Array.from({ length: 21 }, (__, index) => ({ ...line, source: `Source ${index}` }));
    expect(budgetProblem(normalBudget(many))?.code).toBe('roadmap.budget.too-many-lines');
  });

  it('is summed to the cent, never across currencies', () => {
    fc.assert(
      fc.property(lines, (budget) => {
        const sums = sumsByCurrency(budget);
        expect(sums.map(({ currency }) => currency)).toEqual([...new Set(budget.map((one) => one.currency))].sort());
        for (const sum of sums) {
          const own = budget.filter(({ currency }) => currency === sum.currency);
          const cents = own.reduce((total, { planned }) => total + BigInt(planned.replace('.', '')), 0n);
          expect(BigInt(sum.planned.replace('.', ''))).toBe(cents);
        }
      }),
    );
  });

  it('is the same after it was written in a cell of a table and read again', () => {
    fc.assert(fc.property(lines, (budget) => expect(budgetOfText(budgetText(budget))).toEqual(budget)));
    expect(budgetOfText('就业补助资金；CNY；1000；500；0')).toMatchObject([
      { source: '就业补助资金', planned: '1000.00' },
    ]);
    expect(budgetOfText('Fund； A; ＣＮＹ; 120,000.00; １２，０００．５；1,234,567')).toMatchObject([
      { source: 'Fund； A', currency: 'CNY', planned: '120000.00', committed: '12000.50', spent: '1234567.00' },
    ]);
    for (const text of ['Fund; CNY; 12,00; 0; 0', 'Fund; CNY; 1,0000; 0; 0']) expect(budgetOfText(text)).toBeNull();
    for (const text of ['120000', 'Fund; CNY; 1; 2', 'Fund; CNY; -1; 0; 0']) expect(budgetOfText(text)).toBeNull();
  });
});
