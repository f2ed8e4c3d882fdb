import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Problem } from '../../../src/kernel/problem.js';
import { ReadReferenceValues } from '../../../src/modules/indicators/use-cases/references/read-reference-values.js';
import { RemoveReferenceValue } from '../../../src/modules/indicators/use-cases/references/remove-reference-value.js';
import {
  type SetReferenceInput,
  SetReferenceValue,
} from '../../../src/modules/indicators/use-cases/references/set-reference-value.js';
import { concurrently, type OpenDatabase, openTestDatabase } from '../../support/database.js';
import { newWorkspace, type StoredWorkspace } from './stored-survey.js';

let test: OpenDatabase;
let workspace: StoredWorkspace;
let read: ReadReferenceValues;
let set: SetReferenceValue;
let remove: RemoveReferenceValue;

beforeAll(async () => {
  test = await openTestDatabase();
  read = new ReadReferenceValues(test.database);
  set = new SetReferenceValue(test.database);
  remove = new RemoveReferenceValue(test.database);
  workspace = await newWorkspace(test.owner, test.database, ['park-1']);
});
afterAll(() => test.close());

const target = (part: Partial<SetReferenceInput> = {}): SetReferenceInput => ({
  ...{ indicatorId: 'union_density', kind: 'target', value: '0.5', onDate: '2030-12-31' },
  ...{ source: 'Employment plan of the city', baseVersion: 0, ...part },
});

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => null,
    (problem: unknown) => problem,
  );
  expect(error).toBeInstanceOf(Problem);
  return (error as Problem).code;
}

describe('The target and the baseline of an indicator', () => {
  it('are set with date and source, replaced by whoever has seen the current value, and removed.', async () => {
    const { actor } = workspace;
    await set.execute(actor, target());
    await set.execute(actor, target({ kind: 'baseline', value: '0.312', onDate: '2025-12-31', source: 'Wave 1' }));
    await set.execute(actor, target({ value: '0.55', baseVersion: 1 }));
    const source = 'Employment plan of the city';
    expect(await read.of(actor, 'union_density')).toEqual([
      { kind: 'target', value: '0.55', onDate: '2030-12-31', source, version: 2 },
      { kind: 'baseline', value: '0.312', onDate: '2025-12-31', source: 'Wave 1', version: 1 },
    ]);
    expect(await codeOf(set.execute(actor, target({ baseVersion: 1 })))).toBe('indicators.reference.changed');
    await remove.execute(actor, { indicatorId: 'union_density', kind: 'target', baseVersion: 2 });
    expect((await read.of(actor, 'union_density')).map(({ kind }) => kind)).toEqual(['baseline']);
  });

  it('are refused for an unknown indicator, an impossible value, or if there is none to remove.', async () => {
    const { actor } = workspace;
    expect(await codeOf(set.execute(actor, target({ indicatorId: 'nothing' })))).toBe('indicators.indicator.not-found');
    expect(await codeOf(set.execute(actor, target({ value: '50', indicatorId: 'low_pay_rate' })))).toBe(
      'indicators.reference.out-of-range',
    );
    const none = { indicatorId: 'low_pay_rate', kind: 'target', baseVersion: 0 } as const;
    expect(await codeOf(remove.execute(actor, none))).toBe('indicators.reference.unknown');
  });

  it('are set once when two people do so at the same time.', async () => {
    const { actor } = workspace;
    const work = () => set.execute(actor, target({ indicatorId: 'gpg_mean', value: '0' }));
    const done = await concurrently(2, work);
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(done.flatMap((each) => (each.status === 'rejected' ? [(each.reason as Problem).code] : []))).toEqual([
      'indicators.reference.changed',
    ]);
  });

  it('are set by administrators, facilitators and analysts, and not by others.', async () => {
    for (const role of ['member', 'observer'] as const) {
      const other = { ...workspace.actor, kind: 'person' as const, roles: [role] };
      const refused = async () => set.execute(other, target());
      expect(await codeOf(refused())).toBe('platform.auth.not-permitted');
    }
  });
});
