/** The version of the definition from which a figure was computed. */
import type { EffectiveDefinition, History } from '../definitions/definition-content.js';
import type { UsedDefinition } from '../runs/run.js';

interface Computed {
  readonly inputs: { readonly definitions: readonly UsedDefinition[] } | null;
}

export function usedIn(run: Computed | undefined, indicatorId: string): UsedDefinition | undefined {
  // runs of earlier program versions did not store it
  const kept: readonly UsedDefinition[] | undefined = run?.inputs?.definitions;
  return kept?.find(({ id }) => id === indicatorId);
}

/** The definition as the run used it, so that a figure is shown with the definition it was computed from; otherwise the current one. */
export function definitionIn(history: History, run: Computed | undefined): EffectiveDefinition {
  const current = history.at(-1)!;
  const used = usedIn(run, current.id)?.version;
  return (used === undefined ? undefined : history[used - 1]) ?? current;
}
