/**
 * Actions as activities of the IATI standard 2.03 (https://iatistandard.org/en/iati-standard/203/), in its order of
 * elements, with its codes and with all elements that its schema requires. What is not known here and not required,
 * such as the dates of payments or the country, is left out. The reporting organisation has the registered
 * identifier of the settings; identifiers of activities also contain the short name of the workspace, because one
 * organisation may have several workspaces.
 */
import { dayPlus } from '../../kernel/day.js';
import { dayInWords } from '../../kernel/day-in-words.js';
import { type LocalizedText, localized } from '../../kernel/localized-text.js';
import { tagNames } from '../../kernel/tag-names.js';
import { element, escaped } from '../../kernel/xml.js';
import { actionNumber } from './action.js';
import type { BudgetLine } from './budget.js';
import type { DatePrecision } from './lateness.js';
import { type GenderTag, type PolicyArea, policyAreaNames } from './policy-area.js';
import type { ActionStatus } from './status.js';
import type { Tag } from './tags.js';

export interface IatiTarget {
  readonly indicatorId: string;
  readonly baseline: string | null;
  readonly baselinePeriod: string | null;
  readonly target: string;
  readonly targetOn: string | null;
}

export interface IatiAction {
  readonly number: number;
  readonly title: LocalizedText;
  readonly description: LocalizedText;
  readonly status: ActionStatus;
  readonly policyAreas: readonly PolicyArea[];
  readonly genderTag: GenderTag | null;
  readonly tags: readonly Tag[];
  readonly startOn: string | null;
  readonly dueOn: string | null;
  /** The due date first agreed. */
  readonly agreedDueOn: string | null;
  readonly agreedDuePrecision: DatePrecision | null;
  /** The owner and its partners. */
  readonly organisations: readonly LocalizedText[];
  readonly budget: readonly BudgetLine[];
  readonly targets: readonly IatiTarget[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface IatiWorkspace {
  readonly slug: string;
  /** IATI organisation identifier of the reporting organisation. */
  readonly identifier: string;
  readonly name: LocalizedText;
  readonly writtenAt: Date;
}

/** Code list ActivityStatus. */
const statusCodes: Readonly<Record<ActionStatus, string>> = {
  proposed: '1',
  agreed: '1',
  'in-progress': '2',
  'at-risk': '2',
  'claimed-done': '3',
  disputed: '3',
  confirmed: '4',
  dropped: '5',
};

/** Code list PolicySignificance. */
const genderCodes: Readonly<Record<GenderTag, string>> = { 'not-targeted': '0', significant: '1', principal: '2' };

/** A text in the languages in which it exists; English is the language of the document. */
const narratives = ({ en, zh }: LocalizedText): string =>
  (en === '' ? '' : element('narrative', {}, escaped(en))) +
  (zh === '' ? '' : element('narrative', { 'xml:lang': 'zh' }, escaped(zh)));

const narrated = (name: string, text: LocalizedText, attributes: Readonly<Record<string, string>> = {}): string =>
  element(name, attributes, narratives(text));

const dated = (name: string, day: string, more: Readonly<Record<string, string>> = {}): string =>
  element(name, { ...more, 'iso-date': day });

const enteredOnly: LocalizedText = {
  en: 'Day on which the action was entered. The start is not stated.',
  zh: '该行动的录入日期。未填写开始日期。',
};
const dueOnly: LocalizedText = {
  en: 'Due date, which is before the action was entered. The start is not stated.',
  zh: '该行动的期限，早于录入日期。未填写开始日期。',
};

/** Code 1: planned start, which is required, and must not be after the planned end. */
function startOf({ startOn, dueOn, createdAt }: IatiAction): string {
  if (startOn !== null) return dated('activity-date', startOn, { type: '1' });
  const enteredOn = createdAt.toISOString().slice(0, 10);
  return dueOn !== null && dueOn < enteredOn
    ? narrated('activity-date', dueOnly, { type: '1', 'iso-date': dueOn })
    : narrated('activity-date', enteredOnly, { type: '1', 'iso-date': enteredOn });
}

/** Code 3: planned end. The standard has no code for the date first agreed. */
function endOf({ dueOn, agreedDueOn, agreedDuePrecision }: IatiAction): string {
  if (dueOn === null) return '';
  if (agreedDueOn === null || agreedDueOn === dueOn) return dated('activity-date', dueOn, { type: '3' });
  const { en, zh } = dayInWords(agreedDueOn, agreedDuePrecision ?? 'day');
  const words = localized(`Originally due ${en}.`, `最初议定期限：${zh}。`);
  return narrated('activity-date', words, { type: '3', 'iso-date': dueOn });
}

/** The owner and its partners implement the action (role 4); without them, the workspace answers for it (role 2). */
const organisationsOf = ({ organisations }: IatiAction, { name }: IatiWorkspace): string =>
  organisations.length === 0
    ? narrated('participating-org', name, { role: '2' })
    : organisations.map((organisation) => narrated('participating-org', organisation, { role: '4' })).join('');

/**
 * The shares of several sectors add up to 100. The rules of the standard require a sector: code 99810 of the OECD-DAC
 * means that none is specified.
 */
function sectorsOf({ policyAreas }: IatiAction): string {
  if (policyAreas.length === 0) return element('sector', { vocabulary: '1', code: '99810' });
  const share = Math.floor(10_000 / policyAreas.length);
  return policyAreas
    .map((area, index) => {
      const part = index === 0 ? 10_000 - share * (policyAreas.length - 1) : share;
      const attributes = { vocabulary: '99', code: String(area), percentage: (part / 100).toFixed(2) };
      return narrated('sector', policyAreaNames[area], attributes);
    })
    .join('');
}

const daysFrom = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;

interface Period {
  readonly from: string;
  readonly to: string;
}

/** The rules of the standard limit a budget to a year, so that a longer time is divided at the turn of the year. */
function budgetPeriods({ from, to }: Period): readonly Period[] {
  const end = `${from.slice(0, 4)}-12-31`;
  if (daysFrom(from, to) <= 365 || to <= end) return [{ from, to }];
  return [{ from, to: end }, ...budgetPeriods({ from: dayPlus(end, 1), to })];
}

/** A budget has no years of its own here: it is divided by days, and the parts add up to it. */
function amountUntil(amount: string, days: number, all: number): bigint {
  return (BigInt(amount.replace('.', '')) * BigInt(days)) / BigInt(all);
}

function budgetOf({ budget, startOn, dueOn }: IatiAction): string {
  if (startOn === null || dueOn === null) return '';
  const all = daysFrom(startOn, dueOn);
  const planned = budget.filter((line) => Number(line.planned) > 0);
  return planned
    .flatMap(({ planned: amount, currency }) =>
      budgetPeriods({ from: startOn, to: dueOn }).map(({ from, to }) => {
        const before = amountUntil(amount, daysFrom(startOn, from) - 1, all);
        const cents = String(amountUntil(amount, daysFrom(startOn, to), all) - before).padStart(3, '0');
        return element(
          'budget',
          { type: '1', status: '1' },
          dated('period-start', from),
          dated('period-end', to),
          element('value', { currency, 'value-date': from }, `${cents.slice(0, -2)}.${cents.slice(-2)}`),
        );
      }),
    )
    .join('');
}

/** The year in which a period begins. */
const year = /^\d{4}(?!\d)/;

/** Measure 1: a number. A baseline needs a year, and a target needs a period. */
function resultOf(target: IatiTarget, { startOn, dueOn }: IatiAction): string {
  const title = narrated('title', { en: target.indicatorId, zh: '' });
  const { baseline, baselinePeriod, targetOn } = target;
  const begun = year.exec(baselinePeriod ?? '')?.[0];
  const end = targetOn ?? dueOn;
  const isPeriod = startOn !== null && end !== null && startOn <= end;
  return element(
    'result',
    { type: '2' },
    title,
    element(
      'indicator',
      { measure: '1' },
      title,
      element('reference', { vocabulary: '99', code: target.indicatorId }),
      baseline === null || begun === undefined ? '' : element('baseline', { year: begun, value: baseline }),
      isPeriod
        ? element(
            'period',
            {},
            dated('period-start', startOn),
            dated('period-end', end),
            element('target', { value: target.target }),
          )
        : '',
    ),
  );
}

const hasWords = ({ en, zh }: LocalizedText): boolean => en !== '' || zh !== '';

function activity(action: IatiAction, workspace: IatiWorkspace): string {
  const { title, description, genderTag } = action;
  return element(
    'iati-activity',
    { 'last-updated-datetime': action.updatedAt.toISOString(), 'xml:lang': 'en' },
    element('iati-identifier', {}, escaped(`${workspace.identifier}-${workspace.slug}-${actionNumber(action.number)}`)),
    // type 90: other
    narrated('reporting-org', workspace.name, { ref: workspace.identifier, type: '90' }),
    narrated('title', title),
    narrated('description', hasWords(description) ? description : title),
    organisationsOf(action, workspace),
    element('activity-status', { code: statusCodes[action.status] }),
    startOf(action),
    endOf(action),
    sectorsOf(action),
    ...action.tags.map((code) =>
      narrated('tag', { en: tagNames.en[code], zh: tagNames.zh[code] }, { vocabulary: '99', code }),
    ),
    // policy marker 1 of the OECD-DAC: gender equality
    genderTag === null
      ? ''
      : element('policy-marker', { vocabulary: '1', code: '1', significance: genderCodes[genderTag] }),
    budgetOf(action),
    ...action.targets.map((target) => resultOf(target, action)),
  );
}

export function iatiDocument(workspace: IatiWorkspace, actions: readonly IatiAction[]): string {
  const attributes = { version: '2.03', 'generated-datetime': workspace.writtenAt.toISOString() };
  const activities = actions.map((action) => activity(action, workspace));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('iati-activities', attributes, ...activities)}\n`;
}
