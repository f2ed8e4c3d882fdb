import type { ActionCard } from '../api/types.js';

/** A list of actions, in parts or in groups. */
export interface Shown {
  readonly items?: readonly ActionCard[];
  readonly pages?: readonly Shown[];
  readonly groups?: readonly Shown[];
}

/** The actions of a list. */
export function actionsIn({ items = [], pages = [], groups = [] }: Shown): readonly ActionCard[] {
  return [...items, ...[...pages, ...groups].flatMap(actionsIn)];
}

/** Puts an action in place of the one that a list shows. */
export function withAction({ items, pages, groups, ...rest }: Shown, action: ActionCard): Shown {
  return {
    ...rest,
    ...(items && { items: items.map((one) => (one.id === action.id ? action : one)) }),
    ...(pages && { pages: pages.map((page) => withAction(page, action)) }),
    ...(groups && { groups: groups.map((group) => withAction(group, action)) }),
  };
}

/** What decides in which group and at which dates a view shows an action. */
const placeOf = ({ status, basis, owner, policyAreas, startOn, dueOn }: ActionCard): string =>
  JSON.stringify([status, basis, owner?.id, policyAreas, startOn, dueOn]);

/**
 * The list with the actions as they are now; null if it does not show all of them where they were, so that it has to
 * be read again.
 */
export function renewed(shown: Shown, ids: readonly string[], now: readonly ActionCard[]): Shown | null {
  const before = new Map(actionsIn(shown).map((action) => [action.id, action] as const));
  const after = new Map(now.map((action) => [action.id, action] as const));
  const isInPlace = (id: string): boolean => {
    const [old, current] = [before.get(id), after.get(id)];
    return old !== undefined && current !== undefined && placeOf(old) === placeOf(current);
  };
  if (!ids.every(isInPlace)) return null;
  // an answer that was on its way longer than that to the list itself is older
  const newer = now.filter(({ id, version }) => version >= before.get(id)!.version);
  return newer.reduce(withAction, shown);
}
