import type { Constituency } from '../../kernel/actor.js';
import type { PrintBlock, PrintDocument } from '../../platform/print/index.js';
import { actionNumber } from '../domain/action.js';
import { budgetAmounts, type BudgetSum } from '../domain/budget.js';
import { policyAreaNames } from '../domain/policy-area.js';
import type { StateFigures } from '../domain/state-report.js';
import type { OwnedRow } from '../use-cases/read-actions.js';
import type { StateReport } from '../use-cases/read-state-report.js';
import { printedFilters } from './print-filters.js';
import { dueOf, ownerOf, type PrintTerms, type PrintWords, printWords } from './print-words.js';

interface Print extends PrintWords {
  readonly report: StateReport;
  readonly money: (amount: string) => string;
}

/** The report on the state of the roadmap as a document, in one language. */
export function printedStateReport(report: StateReport, terms: PrintTerms): PrintDocument {
  const print = printIn(report, terms);
  const { words, say, day } = print;
  const { roundtable } = report;
  const next = roundtable && words.next(`${roundtable.label} ${say(roundtable.title)}`, day(roundtable.startsOn));
  return {
    title: words.title,
    ...{ language: terms.language, createdAt: report.readAt, layout: 'landscape' },
    blocks: [
      paragraph(next ?? words.noRoundtable),
      paragraph(words.total(report.total)),
      { kind: 'facts', entries: printedFilters(print, report) },
      ...figuresIn(print),
      ...owedIn(print),
      ...report.sections.flatMap(({ section, rows }) => [
        heading(words.counted(words.section[section], rows.length)),
        rows.length === 0 ? note(words.none) : actionsIn(print, rows),
      ]),
      note(words.readAt(day(report.today))),
    ],
  };
}

const heading = (text: string): PrintBlock => ({ kind: 'heading', level: 2, text });
const paragraph = (text: string): PrintBlock => ({ kind: 'paragraph', text });
const note = (text: string): PrintBlock => ({ kind: 'paragraph', tone: 'muted', text });

const printIn = (report: StateReport, terms: PrintTerms): Print => ({
  ...{ report, ...printWords(report.shown, terms) },
  // the digits of the text, not those of a rounded number
  money: (amount) => amount.replace(/\B(?=(\d{3})+\.)/g, ','),
});

function figuresIn(print: Print): readonly PrintBlock[] {
  const { report, words, say, code } = print;
  const { byStatus, byConstituency, byArea, byPlace, budget } = report.summary;
  const areaName = (area: (typeof byArea)[number]['policyArea']): string =>
    area === null ? words.noArea : say(policyAreaNames[area]);
  const placeName = (id: string | null): string => {
    const name = id === null ? undefined : report.placeNames.get(id);
    return name === undefined ? words.noArea : say(name);
  };
  return [
    heading(words.byStatus),
    {
      kind: 'table',
      columns: byStatus.map(({ status }) => ({ title: code(status), weight: 1, align: 'right' })),
      rows: [byStatus.map(({ actions }) => String(actions))],
    },
    heading(words.byGroup),
    figureTable(
      print,
      words.group,
      byConstituency.map((each) => [code(each.constituency), each]),
    ),
    heading(words.byArea),
    note(words.areaNote),
    figureTable(
      print,
      words.area,
      byArea.map((each) => [areaName(each.policyArea), each]),
    ),
    heading(words.byPlace),
    figureTable(
      print,
      words.filters.placeId,
      byPlace.map((each) => [placeName(each.placeId), each]),
    ),
    ...(budget.length > 0 ? [heading(words.budget), budgetTable(print, budget)] : []),
  ];
}

function budgetTable({ words, money }: Print, sums: readonly BudgetSum[]): PrintBlock {
  return {
    kind: 'table',
    columns: [
      { title: words.currency, weight: 5 },
      ...budgetAmounts.map((field) => ({ title: words.amounts[field], weight: 3, align: 'right' as const })),
    ],
    rows: sums.map((sum) => [sum.currency, ...budgetAmounts.map((field) => money(sum[field]))]),
  };
}

function figureTable(
  { words }: Print,
  title: string,
  rows: readonly (readonly [name: string, figures: StateFigures])[],
): PrintBlock {
  const figures = ['actions', 'late', 'disputed', 'withoutEvidence', 'confirmed'] as const;
  return {
    kind: 'table',
    columns: [
      { title, weight: 5 },
      ...figures.map((figure) => ({ title: words[figure], weight: 2, align: 'right' as const })),
    ],
    rows: rows.map(([name, counts]) => [name, ...figures.map((figure) => String(counts[figure]))]),
  };
}

function owedIn({ report, words, say, code }: Print): readonly PrintBlock[] {
  const rows = report.owed.flatMap(({ constituency, duties }) => {
    const name = code(constituency);
    if (duties.length === 0) return [[name, words.owesNothing, '']];
    return duties.map(({ duty, actions }, index) => [
      index === 0 ? name : '',
      words.duties[duty],
      actions.map(({ number, title }) => `${actionNumber(number)} ${say(title)}`).join('\n'),
    ]);
  });
  const columns = [
    { title: words.group, weight: 2 },
    { title: words.duty, weight: 3 },
    { title: words.actions, weight: 9 },
  ];
  return [heading(words.owed), rows.length === 0 ? note(words.none) : { kind: 'table', columns, rows }];
}

function actionsIn(print: Print, rows: readonly OwnedRow[]): PrintBlock {
  const { words, say, code } = print;
  return {
    kind: 'table',
    columns: [
      { title: words.action, weight: 6 },
      { title: words.owner, weight: 4 },
      { title: words.status, weight: 2 },
      { title: words.due, weight: 4 },
      { title: words.evidence, weight: 2 },
      { title: words.responses, weight: 3 },
    ],
    rows: rows.map((row) => [
      `${actionNumber(row.number)} ${say(row.title)}`,
      ownerOf(print, row),
      code(row.status),
      dueOf(print, row),
      words.evidenceOf(row.evidenceCount),
      responsesOf(print, row),
    ]),
  };
}

function responsesOf({ words, list }: Print, { disputedBy, confirmedBy }: OwnedRow): string {
  const said = (groups: readonly Constituency[], say: (names: string) => string): readonly string[] =>
    groups.length === 0 ? [] : [say(list(groups))];
  return [...said(disputedBy, words.disputedBy), ...said(confirmedBy, words.confirmedBy)].join('\n');
}
