import type { Problem } from '../../kernel/problem.js';
import * as problems from './problems-of-budget.js';
import { isWritable, normalizeText } from './text.js';

/** What has been set aside for an action, promised to others, and paid. */
export const budgetAmounts = ['planned', 'committed', 'spent'] as const;
type BudgetAmount = (typeof budgetAmounts)[number];

/** Amounts are decimal texts with two places, such as `120000.00`. */
export type Amounts = Readonly<Record<BudgetAmount, string>>;

/** Money for an action from one source in one currency (ISO 4217). */
export interface BudgetLine extends Amounts {
  readonly source: string;
  readonly currency: string;
}

/** Of one action. */
export const mostBudgetLines = 20;
export const longestSource = 200;

const amount = /^(?=\d{1,15}(?:\.|$))0*(\d+)(?:\.(\d{1,2}))?$/;
const currencies = new Set(Intl.supportedValuesOf('currency'));

const groupsOfThree = /^\d{1,3}(,\d{3})+(\.|$)/;

/** An amount with two places; another text stays as it is and is refused. */
function normalAmount(text: string): string {
  const plain = text.normalize('NFKC').trim();
  const parts = amount.exec(groupsOfThree.test(plain) ? plain.replaceAll(',', '') : plain);
  return parts === null ? text : `${parts[1]!}.${(parts[2] ?? '').padEnd(2, '0')}`;
}

const keyOf = ({ source, currency }: BudgetLine): string => `${source}\n${currency}`;

/** Lines have no order of their own; sorted, with normal texts, they can be compared. */
export function normalBudget(lines: readonly BudgetLine[]): readonly BudgetLine[] {
  return lines
    .map(({ source, currency, planned, committed, spent }) => ({
      ...{
        source: normalizeText(source).replace(/\s+/g, ' '),
        currency: currency.normalize('NFKC').trim().toUpperCase(),
      },
      ...{ planned: normalAmount(planned), committed: normalAmount(committed), spent: normalAmount(spent) },
    }))
    .sort((left, right) => (keyOf(left) < keyOf(right) ? -1 : keyOf(left) > keyOf(right) ? 1 : 0));
}

function lineProblem(line: BudgetLine): Problem | null {
  if (line.source === '') return problems.sourceMissing();
  if (!isWritable(line.source) || line.source.length > longestSource) return problems.sourceWrong();
  if (!currencies.has(line.currency)) return problems.currencyUnknown(line);
  return budgetAmounts.every((field) => amount.test(line[field])) ? null : problems.amountWrong(line);
}

/** The first fault of a normal budget. */
export function budgetProblem(lines: readonly BudgetLine[]): Problem | null {
  if (lines.length > mostBudgetLines) return problems.budgetLinesTooMany(mostBudgetLines);
  for (const line of lines) {
    const wrong = lineProblem(line);
    if (wrong !== null) return wrong;
  }
  const twice = lines.find((line, index) => index > 0 && keyOf(line) === keyOf(lines[index - 1]!));
  return twice === undefined ? null : problems.sourceTwice(twice);
}

export interface BudgetSum extends Amounts {
  readonly currency: string;
}

const cents = (text: string): bigint => BigInt(text.replace('.', ''));

function decimal(sum: bigint): string {
  const digits = String(sum).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Sums of normal lines, one of each currency: amounts in different currencies are never added. */
export function sumsByCurrency(lines: readonly BudgetLine[]): readonly BudgetSum[] {
  const found = [...new Set(lines.map(({ currency }) => currency))].sort();
  return found.map((currency) => {
    const own = lines.filter((line) => line.currency === currency);
    const sum = (field: BudgetAmount): string => decimal(own.reduce((total, line) => total + cents(line[field]), 0n));
    return { currency, planned: sum('planned'), committed: sum('committed'), spent: sum('spent') };
  });
}

/** A budget in one cell of a table: a line of text for each source, such as `Employment fund; CNY; 1000.00; 500.00; 0.00`. */
export function budgetText(lines: readonly BudgetLine[]): string {
  return lines
    .map(({ source, currency, ...amounts }) =>
      [source, currency, ...budgetAmounts.map((field) => amounts[field])].join('; '),
    )
    .join('\n');
}

/** A source, then four parts without semicolons. */
const budgetLine = /^(.*)[;；]([^;；]*)[;；]([^;；]*)[;；]([^;；]*)[;；]([^;；]*)$/su;

/** Reads what `budgetText` writes; null if it is no budget. A source may contain semicolons. */
export function budgetOfText(text: string): readonly BudgetLine[] | null {
  const lines = text
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => budgetLine.exec(line));
  if (lines.includes(null)) return null;
  const read = normalBudget(
    lines.map((parts) => {
      const [, source = '', currency = '', planned = '', committed = '', spent = ''] = parts ?? [];
      return { source, currency, planned, committed, spent };
    }),
  );
  return budgetProblem(read) === null ? read : null;
}
