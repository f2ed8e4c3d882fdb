import type { Constituency } from '../../kernel/actor.js';
import type { LocalizedText } from '../../kernel/localized-text.js';
import type { PrintBlock, PrintDocument, PrintLanguage } from '../../platform/print/index.js';
import { actionNumber } from '../domain/action.js';
import { budgetAmounts, type BudgetSum } from '../domain/budget.js';
import { slippage } from '../domain/action-dates.js';
import type { DatePrecision } from '../domain/lateness.js';
import { isPolicyArea, policyAreaNames } from '../domain/policy-area.js';
import type { StateFigures } from '../domain/state-report.js';
import { type StateReportWords, stateReportWords } from '../domain/state-report-words.js';
import type { OwnedRow } from '../use-cases/read-actions.js';
import type { StateReport } from '../use-cases/read-state-report.js';
import { type Names, namesFrom } from './action-responses.js';

/** Words, names and formats of one language. */
interface Print {
  readonly report: StateReport;
  readonly words: StateReportWords;
  readonly names: Names;
  /** The text in this language, or in the other one if it is not translated. */
  readonly say: (text: LocalizedText) => string;
  readonly code: (code: string | null) => string;
  readonly list: (codes: readonly string[]) => string;
  readonly money: (amount: string) => string;
  readonly day: (isoDay: string, precision?: DatePrecision) => string;
}

/** The report on the state of the roadmap as a document, in one language. */
export function printedStateReport(report: StateReport, language: PrintLanguage): PrintDocument {
  const print = printIn(report, language);
  const { words, say, day } = print;
  const { roundtable } = report;
  const next = roundtable && words.next(`${roundtable.label} ${say(roundtable.title)}`, day(roundtable.startsOn));
  return {
    title: words.title,
    ...{ language, createdAt: report.readAt, layout: 'landscape' },
    blocks: [
      paragraph(next ?? words.noRoundtable),
      paragraph(words.total(report.total)),
      { kind: 'facts', entries: filtersOf(print) },
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
const localeOf = (language: PrintLanguage): string => (language === 'zh' ? 'zh-CN' : 'en-GB');

function printIn(report: StateReport, language: PrintLanguage): Print {
  const words = stateReportWords[language];
  const lists = new Intl.ListFormat(localeOf(language), { type: 'conjunction' });
  const code = (one: string | null): string => (one === null ? words.codes['others'] : words.codes[one]) ?? one ?? '';
  return {
    ...{ report, words, names: namesFrom(report.shown), code },
    say: (text) => text[language] || text[language === 'en' ? 'zh' : 'en'],
    // the digits of the text, not those of a rounded number
    money: (amount) => amount.replace(/\B(?=(\d{3})+\.)/g, ','),
    list: (codes) => lists.format(codes.map(code)),
    day: (isoDay, precision = 'day') =>
      new Intl.DateTimeFormat(localeOf(language), {
        ...{ timeZone: 'UTC', year: 'numeric' },
        ...(precision !== 'year' && { month: 'short' }),
        ...(precision === 'day' && { day: 'numeric' }),
      }).format(Date.parse(`${isoDay}T00:00:00Z`)),
  };
}

type Filters = Readonly<Partial<Record<keyof StateReportWords['filters'], string | false>>>;

/** Filters by a record, with its name if the report knows it. */
function chosenRecords({ report, words, say }: Print): Filters {
  const { asked, shown } = report;
  const nameIn = (
    id: string | undefined,
    records: readonly { readonly id: string; readonly name: LocalizedText }[],
  ) => {
    const record = records.find((each) => each.id === id);
    return id !== undefined && (record ? say(record.name) : words.one);
  };
  const conclusion = shown.conclusions.find(({ id }) => id === asked.conclusionId);
  return {
    ownerOrganisationId: nameIn(asked.ownerOrganisationId, shown.organisations),
    ownerWorkingGroupId: nameIn(asked.ownerWorkingGroupId, shown.workingGroups),
    conclusionId: asked.conclusionId !== undefined && (conclusion?.label ?? words.one),
    indicatorId: asked.indicatorId ?? false,
    objectiveId: nameIn(asked.objectiveId, []),
    placeId: nameIn(asked.placeId, []),
    planId: nameIn(asked.planId, []),
    findingId: nameIn(asked.findingId, []),
    tag: asked.tag !== undefined && words.one,
    organisationId: nameIn(asked.organisationId, shown.organisations),
    ownerPersonId: nameIn(asked.ownerPersonId, shown.people),
  };
}

/** The filter that the reader chose; a report of a part of the roadmap says of which part. */
function filtersOf(print: Print): readonly (readonly [string, string])[] {
  const { report, words, say, code, list, day } = print;
  const { asked, since } = report;
  const area = asked.policyArea;
  const values: Filters = {
    text: asked.text ?? false,
    status: list(asked.statuses ?? []),
    policyArea: area !== undefined && isPolicyArea(area) && say(policyAreaNames[area]),
    genderTag: asked.genderTag !== undefined && code(asked.genderTag),
    constituency: asked.constituency !== undefined && code(asked.constituency),
    ...chosenRecords(print),
    risk: asked.risk !== undefined && words.risks[asked.risk],
    dueFrom: asked.dueFrom !== undefined && day(asked.dueFrom),
    dueTo: asked.dueTo !== undefined && day(asked.dueTo),
    late: asked.late === true && words.isLate,
    gap: asked.gap !== undefined && code(asked.gap),
    mine: asked.mine === true && words.isMine,
    since: since !== null && day(since),
  };
  const entries = (Object.keys(values) as (keyof Filters)[]).flatMap((name) => {
    const value = values[name];
    return value ? [[words.filters[name], value] as const] : [];
  });
  return entries.length > 0 ? entries : [[words.filter, words.noFilter]];
}

function figuresIn(print: Print): readonly PrintBlock[] {
  const { report, words, say, code } = print;
  const { byStatus, byConstituency, byArea, budget } = report.summary;
  const areaName = (area: (typeof byArea)[number]['policyArea']): string =>
    area === null ? words.noArea : say(policyAreaNames[area]);
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
  const { words, names, say, code } = print;
  const ownerOf = (row: OwnedRow): string => {
    const owner = names.owner(row);
    if (owner === null) return words.ownerNotStated;
    return row.ownerConstituency === null ? say(owner.name) : words.of(say(owner.name), code(row.ownerConstituency));
  };
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
      ownerOf(row),
      code(row.status),
      dueOf(print, row),
      words.files(row.evidenceCount),
      responsesOf(print, row),
    ]),
  };
}

/** The due date with its precision, the days overdue, and the date first agreed if it differs. */
function dueOf({ words, day }: Print, row: OwnedRow): string {
  const { dueOn, duePrecision, agreedDueOn, agreedDuePrecision, daysLate } = row;
  const due = dueOn === null ? words.noDate : duePrecision === 'day' ? day(dueOn) : words.by(day(dueOn, duePrecision));
  const late = daysLate > 0 ? [words.overdue(daysLate)] : [];
  const agreed =
    agreedDueOn === null || agreedDueOn === dueOn
      ? []
      : [words.agreed(day(agreedDueOn, agreedDuePrecision ?? 'day'), slippage(agreedDueOn, dueOn) ?? 0)];
  return [due, ...late, ...agreed].join('\n');
}

function responsesOf({ words, list }: Print, { disputedBy, confirmedBy }: OwnedRow): string {
  const said = (groups: readonly Constituency[], say: (names: string) => string): readonly string[] =>
    groups.length === 0 ? [] : [say(list(groups))];
  return [...said(disputedBy, words.disputedBy), ...said(confirmedBy, words.confirmedBy)].join('\n');
}
