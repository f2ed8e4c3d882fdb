import type { Actor } from '../../kernel/actor.js';
import { holds } from '../../kernel/actor.js';
import type { LocalizedText } from '../../kernel/localized-text.js';
import { roadmapPermissions } from './policy.js';

/** Parameters of the address of the roadmap that a saved view keeps. */
export const viewParameters = [
  ...(['text', 'status', 'policyArea', 'constituency', 'late', 'gap', 'ownerWorkingGroupId'] as const),
  ...(['organisationId', 'ownerPersonId', 'placeId', 'dueFrom', 'dueTo'] as const),
  ...(['conclusionId', 'indicatorId', 'planId', 'findingId', 'tag', 'risk'] as const),
  ...(['view', 'columns', 'sort', 'group', 'show', 'zoom'] as const),
] as const;
export type ViewParameter = (typeof viewParameters)[number];

export type ViewFilter = Readonly<Partial<Record<ViewParameter, string>>>;

export interface SavedView {
  readonly id: string;
  readonly personId: string;
  /** For everyone in the workspace; otherwise only the person sees the view. */
  readonly shared: boolean;
  readonly name: LocalizedText;
  readonly filter: ViewFilter;
  readonly version: number;
}

export const longestViewName = 100;
/** Of one parameter, in characters. */
const longestValue = 200;

export type ViewFault = 'name-missing' | 'name-long' | 'filter-unknown';

export function viewFaults({ name, filter }: Pick<SavedView, 'name' | 'filter'>): readonly ViewFault[] {
  const known = (parameter: string, value: unknown): boolean =>
    (viewParameters as readonly string[]).includes(parameter) &&
    typeof value === 'string' &&
    value !== '' &&
    value.length <= longestValue;
  const faults: readonly (readonly [ViewFault, boolean])[] = [
    ['name-missing', name.en === '' && name.zh === ''],
    ['name-long', [name.en, name.zh].some((text) => [...text].length > longestViewName)],
    ['filter-unknown', !Object.entries(filter).every(([parameter, value]) => known(parameter, value))],
  ];
  return faults.flatMap(([fault, found]) => (found ? [fault] : []));
}

/** A private view only by its person; a shared one also by those who may share views. */
export function mayChangeView(actor: Actor, view: Pick<SavedView, 'personId' | 'shared'>): boolean {
  if (actor.personId !== null && actor.personId === view.personId) return true;
  return view.shared && holds(actor, roadmapPermissions, 'roadmap.view.share');
}
