import type { LocalizedText } from '../../kernel/localized-text.js';
import type { AskedActions } from '../domain/action-filter.js';
import { isPolicyArea, policyAreaNames } from '../domain/policy-area.js';
import type { StateReportWords } from '../domain/state-report-words.js';
import type { ShownRecords } from '../use-cases/read-action-names.js';
import type { PrintWords } from './print-words.js';

interface Filtered {
  readonly asked: AskedActions;
  readonly since: string | null;
  readonly shown: ShownRecords;
}

type Filters = Readonly<Partial<Record<keyof StateReportWords['filters'], string | false>>>;

/** Filters by a record, with its name if the document contains it. */
function chosenRecords({ words, say }: PrintWords, { asked, shown }: Filtered): Filters {
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
    organisationId: nameIn(asked.organisationId, shown.organisations),
    ownerWorkingGroupId: nameIn(asked.ownerWorkingGroupId, shown.workingGroups),
    ownerPersonId: nameIn(asked.ownerPersonId, shown.people),
    conclusionId: asked.conclusionId !== undefined && (conclusion?.label ?? words.one),
    indicatorId: asked.indicatorId ?? false,
    objectiveId: nameIn(asked.objectiveId, []),
    planId: nameIn(asked.planId, []),
    findingId: nameIn(asked.findingId, []),
    placeId: nameIn(asked.placeId, []),
  };
}

/** The filter that the reader chose; a document with a part of the roadmap says with which part. */
export function printedFilters(print: PrintWords, filtered: Filtered): readonly (readonly [string, string])[] {
  const { words, say, code, list, day } = print;
  const { asked, since } = filtered;
  const area = asked.policyArea;
  const dayOf = (iso: string | null | undefined): string | false => (iso ? day(iso) : false);
  const values: Filters = {
    text: asked.text ?? false,
    status: list(asked.statuses ?? []),
    policyArea: area !== undefined && isPolicyArea(area) && say(policyAreaNames[area]),
    genderTag: asked.genderTag !== undefined && code(asked.genderTag),
    constituency: asked.constituency !== undefined && code(asked.constituency),
    ...chosenRecords(print, filtered),
    tag: asked.tag !== undefined && code(asked.tag),
    risk: asked.risk !== undefined && words.risks[asked.risk],
    dueFrom: dayOf(asked.dueFrom),
    dueTo: dayOf(asked.dueTo),
    late: asked.late === true && words.isLate,
    gap: asked.gap !== undefined && code(asked.gap),
    mine: asked.mine === true && words.isMine,
    since: dayOf(since),
  };
  const entries = (Object.keys(values) as (keyof Filters)[]).flatMap((name) => {
    const value = values[name];
    return value ? [[words.filters[name], value] as const] : [];
  });
  return entries.length > 0 ? entries : [[words.filter, words.noFilter]];
}
