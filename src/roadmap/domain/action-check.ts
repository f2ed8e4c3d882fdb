import type { Problem } from '../../kernel/problem.js';
import type { ActionContent } from './action.js';
import { budgetProblem } from './budget.js';
import { isPolicyArea } from './policy-area.js';
import * as problems from './problems.js';
import { riskProblem } from './risk.js';
import { isWritable, saysSomething } from './text.js';

/** Validates the content of an action; whether the records that it refers to exist is checked elsewhere. */
export function contentProblem(content: ActionContent): Problem | null {
  if (!saysSomething(content.title)) return problems.textMissing('/title');
  for (const field of ['title', 'description'] as const) {
    if (!isWritable(content[field].en)) return problems.textUnwritable(`/${field}/en`);
    if (!isWritable(content[field].zh)) return problems.textUnwritable(`/${field}/zh`);
  }
  if (!content.policyAreas.every(isPolicyArea)) return problems.policyAreaUnknown();
  if (content.ownerOrganisationId !== null && content.ownerWorkingGroupId !== null) return problems.ownersTwo();
  if (content.startOn !== null && content.dueOn !== null && content.dueOn < content.startOn)
    return problems.datesReversed();
  return riskProblem(content.risk) ?? budgetProblem(content.budget);
}
