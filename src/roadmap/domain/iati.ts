/**
 * Actions as activities of the IATI standard 2.03 (https://iatistandard.org/en/iati-standard/203/), in its order of
 * elements and with its codes. What is not known here, such as the registered identifier of an organisation, the dates
 * of payments or the unit of an indicator, is left out.
 */
import type { LocalizedText } from '../../kernel/localized-text.js';
import { element, escaped } from '../../kernel/xml.js';
import { actionNumber } from './action.js';
import type { BudgetLine } from './budget.js';
import type { GenderTag } from './policy-area.js';
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
  readonly genderTag: GenderTag | null;
  readonly tags: readonly Tag[];
  readonly startOn: string | null;
  readonly dueOn: string | null;
  /** The owner and its partners. */
  readonly organisations: readonly LocalizedText[];
  readonly budget: readonly BudgetLine[];
  readonly targets: readonly IatiTarget[];
  readonly updatedAt: Date;
}

export interface IatiWorkspace {
  readonly slug: string;
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

const dated = (name: string, day: string | null, more: Readonly<Record<string, string>> = {}): string =>
  day === null ? '' : element(name, { ...more, 'iso-date': day });

function budgetOf({ budget, startOn, dueOn }: IatiAction): string {
  if (startOn === null || dueOn === null) return '';
  const planned = budget.filter((line) => Number(line.planned) > 0);
  return planned
    .map((line) =>
      element(
        'budget',
        { type: '1', status: '1' },
        dated('period-start', startOn),
        dated('period-end', dueOn),
        element('value', { currency: line.currency, 'value-date': startOn }, line.planned),
      ),
    )
    .join('');
}

const year = /^\d{4}$/;

function resultOf(target: IatiTarget, startOn: string | null): string {
  const title = narrated('title', { en: target.indicatorId, zh: '' });
  const { baseline, baselinePeriod } = target;
  const begun = baselinePeriod !== null && year.test(baselinePeriod) ? baselinePeriod : undefined;
  return element(
    'result',
    { type: '2' },
    title,
    element(
      'indicator',
      {},
      title,
      element('reference', { vocabulary: '99', code: target.indicatorId }),
      baseline === null ? '' : element('baseline', { year: begun, value: baseline }),
      element(
        'period',
        {},
        dated('period-start', startOn),
        dated('period-end', target.targetOn),
        element('target', { value: target.target }),
      ),
    ),
  );
}

function activity(action: IatiAction, { slug, name }: IatiWorkspace): string {
  const { genderTag, tags, targets, startOn, organisations } = action;
  return element(
    'iati-activity',
    { 'last-updated-datetime': action.updatedAt.toISOString(), 'xml:lang': 'en' },
    element('iati-identifier', {}, escaped(`${slug}-${actionNumber(action.number)}`)),
    narrated('reporting-org', name),
    narrated('title', action.title),
    action.description.en === '' && action.description.zh === '' ? '' : narrated('description', action.description),
    // role 4: implementing
    ...organisations.map((organisation) => narrated('participating-org', organisation, { role: '4' })),
    element('activity-status', { code: statusCodes[action.status] }),
    dated('activity-date', startOn, { type: '1' }),
    dated('activity-date', action.dueOn, { type: '3' }),
    ...tags.map((code) => element('tag', { vocabulary: '99', code })),
    // policy marker 1 of the OECD-DAC: gender equality
    genderTag === null
      ? ''
      : element('policy-marker', { vocabulary: '1', code: '1', significance: genderCodes[genderTag] }),
    budgetOf(action),
    ...targets.map((target) => resultOf(target, startOn)),
  );
}

export function iatiDocument(workspace: IatiWorkspace, actions: readonly IatiAction[]): string {
  const attributes = { version: '2.03', 'generated-datetime': workspace.writtenAt.toISOString() };
  const activities = actions.map((action) => activity(action, workspace));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('iati-activities', attributes, ...activities)}\n`;
}
