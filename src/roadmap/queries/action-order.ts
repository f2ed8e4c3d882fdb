import type { ReadTransaction } from '../../platform/database/index.js';
import type { ActionOrder, NamedOrderKey } from '../domain/action-order.js';
import { likelihoods } from '../domain/risk.js';
import { actionStatuses } from '../domain/status.js';
import { nextStep } from './next-step.js';

/** An order of actions; `ranked`: ids in the order of their names, for columns that are ordered by a name. */
export interface RankedOrder extends ActionOrder {
  readonly ranked: readonly string[];
}

const names: Readonly<Record<NamedOrderKey, string>> = {
  owner: 'coalesce(a.owner_organisation_id, a.owner_working_group_id)',
  person: 'a.owner_person_id',
  place: 'a.place_id',
};

const placeIn = (values: readonly string[], value: string): string =>
  `array_position(ARRAY[${values.map((one) => `'${one}'`).join(', ')}], ${value}::text)`;

const plain: Readonly<Record<Exclude<ActionOrder['key'], NamedOrderKey>, string>> = {
  action: 'a.number',
  status: placeIn(actionStatuses, 'a.status'),
  start: 'a.start_on',
  due: 'a.due_on',
  progress: 'a.progress',
  nextStep: `${nextStep} ->> 'on'`,
  evidence: '(SELECT count(*) FROM roadmap_evidence e WHERE e.action_id = a.id)',
  risk: placeIn(likelihoods, `a.risk ->> 'likelihood'`),
  area: 'a.policy_areas[1]',
};

const isNamed = (key: ActionOrder['key']): key is NamedOrderKey => key in names;

/** The terms of ORDER BY on `roadmap_action a`: empty cells last, equal ones by number. Adds its parameter to the others. */
export function orderTerms({ key, descending, ranked }: RankedOrder, parameters: unknown[]): string {
  const term = isNamed(key) ? `array_position($${parameters.push(ranked)}::uuid[], ${names[key]})` : plain[key];
  return `${term} ${descending ? 'DESC' : 'ASC'} NULLS LAST, a.number`;
}

/** The records to which the actions refer in a column that is ordered by a name. */
export async function namedIds(tx: ReadTransaction, key: NamedOrderKey): Promise<readonly string[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT DISTINCT ${names[key]} AS id FROM roadmap_action a WHERE ${names[key]} IS NOT NULL`,
  );
  return rows.map(({ id }) => id);
}
