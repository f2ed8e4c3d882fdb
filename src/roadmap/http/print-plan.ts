import type { PrintBar, PrintBlock, PrintDocument } from '../../platform/print/index.js';
import { actionNumber } from '../domain/action.js';
import type { AskedActions } from '../domain/action-filter.js';
import { daysBetween } from '../domain/lateness.js';
import { actionStatuses } from '../domain/status.js';
import type { OwnedRow, ReadActionPage } from '../use-cases/read-actions.js';
import { printedFilters } from './print-filters.js';
import { agreedDueOf, dueOf, ownerOf, type PrintTerms, type PrintWords, printWords } from './print-words.js';

export const planLayouts = ['board', 'timeline'] as const;
export type PlanLayout = (typeof planLayouts)[number];

/** The filtered actions as a board by status, or as a timeline, for paper. */
export function printedPlan(
  page: ReadActionPage & { readonly asked: AskedActions },
  layout: PlanLayout,
  terms: PrintTerms,
): PrintDocument {
  const print = printWords(page.shown, terms);
  const { words, day } = print;
  return {
    title: words.plan[layout],
    ...{ language: terms.language, createdAt: page.readAt, layout: 'landscape' },
    blocks: [
      { kind: 'paragraph', text: words.counted(words.actions, page.total) },
      ...(page.total > page.rows.length
        ? [{ kind: 'paragraph' as const, text: words.onlyFirst(page.rows.length) }]
        : []),
      { kind: 'facts', entries: printedFilters(print, { ...page, since: null }) },
      ...(layout === 'board' ? board(print, page.rows) : timeline(print, page)),
      { kind: 'paragraph', tone: 'muted', text: words.readAt(day(page.today)) },
    ],
  };
}

const nameOf = ({ say }: PrintWords, { number, title }: OwnedRow): string => `${actionNumber(number)} ${say(title)}`;

function board(print: PrintWords, rows: readonly OwnedRow[]): readonly PrintBlock[] {
  const { words, code } = print;
  return actionStatuses.flatMap((status): PrintBlock[] => {
    const found = rows.filter((row) => row.status === status);
    if (found.length === 0) return [];
    return [
      { kind: 'heading', level: 2, text: words.counted(code(status), found.length) },
      {
        kind: 'table',
        columns: [
          { title: words.action, weight: 7 },
          { title: words.owner, weight: 4 },
          { title: words.due, weight: 4 },
          { title: words.progress, weight: 2, align: 'right' },
        ],
        rows: found.map((row) => [
          nameOf(print, row),
          ownerOf(print, row),
          dueOf(print, row),
          row.basis === null ? `${row.progress}%` : '',
        ]),
      },
    ];
  });
}

/** The start of a bar: the start of the action, or its due date if it has none. */
const startOf = ({ startOn, dueOn }: OwnedRow): string | null => startOn ?? dueOn;

function timeline(print: PrintWords, { rows, today }: ReadActionPage): readonly PrintBlock[] {
  const { words } = print;
  const dated = rows.filter((row) => startOf(row) !== null);
  const undated = rows.filter((row) => startOf(row) === null);
  const days = dated
    .flatMap((row) => [startOf(row), row.dueOn, row.agreedDueOn].filter((each) => each !== null))
    .sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [{ kind: 'paragraph', text: words.none }];
  const length = Math.max(1, daysBetween(first, last));
  const at = (day: string): number => daysBetween(first, day) / length;
  const sorted = dated.toSorted((one, other) => startOf(one)!.localeCompare(startOf(other)!));
  const now = at(today);
  return [
    { kind: 'paragraph', tone: 'muted', text: words.plan.legend },
    {
      kind: 'bars',
      ticks: ticksOf(print, { first, length, at }),
      rows: sorted.map((row) => barOf(print, row, at)),
      now: now >= 0 && now <= 1 ? now : null,
    },
    ...(undated.length === 0
      ? []
      : [
          { kind: 'heading', level: 2, text: words.counted(words.noDate, undated.length) } as const,
          { kind: 'list', items: undated.map((row) => nameOf(print, row)) } as const,
        ]),
  ];
}

const colours: Readonly<Partial<Record<OwnedRow['status'], string>>> = {
  confirmed: '#1a7f4b',
  'claimed-done': '#5aa17f',
  disputed: '#b3261e',
  dropped: '#c3c8cf',
};

function barOf(print: PrintWords, row: OwnedRow, at: (day: string) => number): PrintBar {
  const { words, code, day } = print;
  const { startOn, dueOn, agreedStartOn, agreedDueOn } = row;
  const [from, to] = [startOf(row)!, dueOn ?? startOf(row)!];
  const dates = [startOn, dueOn].filter((each) => each !== null).map((each) => day(each));
  const late = row.daysLate > 0 ? [words.overdue(row.daysLate)] : [];
  const moved = agreedDueOn !== null && agreedDueOn !== dueOn;
  return {
    text: [
      nameOf(print, row),
      [dates.join(' – '), code(row.status), ...late, ...agreedDueOf(print, row)].join(' · '),
    ].join('\n'),
    span: [at(from), at(to)],
    before: moved ? [Math.max(0, at(agreedStartOn ?? from)), at(agreedDueOn)] : null,
    colour: row.daysLate > 0 ? '#c77700' : (colours[row.status] ?? '#3867a6'),
  };
}

/** At most about eight ticks, at the beginning of months or years. */
function ticksOf(
  { day }: PrintWords,
  { first, length, at }: { readonly first: string; readonly length: number; readonly at: (day: string) => number },
) {
  const months = [1, 2, 3, 6, 12, 24, 60].find((each) => length / (each * 30.4) <= 8) ?? 120;
  const [year = 0, month = 1] = first.split('-').map(Number);
  const begin = year * 12 + Math.ceil((month - 1) / months) * months;
  return Array.from({ length: 12 }, (_, index) => begin + index * months)
    .map((number) => `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}-01`)
    .filter((tick) => at(tick) >= 0 && at(tick) < 0.97)
    .map((tick) => ({ share: at(tick), label: day(tick, months >= 12 ? 'year' : 'month') }));
}
