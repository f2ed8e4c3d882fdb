/** Where the loop is broken, from plain facts. */

export interface ActionFacts {
  readonly id: string;
  readonly status: string;
  readonly conclusionId: string | null;
  readonly indicatorIds: readonly string[];
  readonly evidenceCount: number;
  readonly daysLate: number;
}

export interface Gaps<Action extends ActionFacts> {
  /** Ids of conclusions that no action follows up; a dropped action follows nothing up. */
  readonly conclusionsWithoutAction: readonly string[];
  readonly actionsWithoutIndicator: readonly Action[];
  readonly overdueWithoutEvidence: readonly Action[];
}

export function gapsIn<Action extends ActionFacts>(
  conclusionIds: readonly string[],
  actions: readonly Action[],
): Gaps<Action> {
  const alive = actions.filter(({ status }) => status !== 'dropped');
  const followed = new Set(alive.map(({ conclusionId }) => conclusionId));
  return {
    conclusionsWithoutAction: conclusionIds.filter((id) => !followed.has(id)),
    actionsWithoutIndicator: alive.filter(({ indicatorIds }) => indicatorIds.length === 0),
    overdueWithoutEvidence: alive
      .filter(({ daysLate, evidenceCount }) => daysLate > 0 && evidenceCount === 0)
      .sort((one, other) => other.daysLate - one.daysLate),
  };
}
