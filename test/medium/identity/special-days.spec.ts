import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dayAfterWorkingDays } from '../../../src/kernel/working-day.js';
import { LoadSpecialDays } from '../../../src/modules/identity/use-cases/load-special-days.js';
import { ReadSpecialDays } from '../../../src/modules/identity/use-cases/read-special-days.js';
import type { OpenDatabase } from '../../support/database.js';
import { concurrently, openTestDatabase } from '../../support/database.js';
import { givenMember, givenWorkspace } from '../../support/workspace.js';

let db: OpenDatabase;

beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

async function givenTable() {
  const workspace = await givenWorkspace(db.database);
  const administrator = (await givenMember(db.database, workspace, { role: 'administrator' })).actor;
  const member = (await givenMember(db.database, workspace, { constituency: 'workers' })).actor;
  const [load, read] = [new LoadSpecialDays(db.database), new ReadSpecialDays(db.database)];
  return { administrator, member, load, read };
}

describe('the public holidays and make-up working days of a workspace', () => {
  it('are replaced by an administrator, read by every member, and decide when a term ends', async () => {
    const { administrator, member, load, read } = await givenTable();
    await load.execute(administrator, '日期,类型\n2025-01-01,假日');
    await load.execute(administrator, 'date,kind\n2025-10-01,holiday\n2025-09-28,working day');
    expect(await read.execute(member)).toEqual([
      { day: '2025-09-28', kind: 'working' },
      { day: '2025-10-01', kind: 'holiday' },
    ]);
    const table = new Map((await read.execute(member)).map(({ day, kind }) => [day, kind] as const));
    expect(dayAfterWorkingDays('2025-09-26', 4, table)).toBe('2025-10-02');
    const other = await givenTable();
    expect(await other.read.execute(other.member)).toEqual([]);
  });

  it('stay as they are when one row of a table cannot be read, and each such row is named', async () => {
    const { administrator, load, read } = await givenTable();
    const before = await load.execute(administrator, 'date,kind\n2025-10-01,holiday');
    await expect(load.execute(administrator, 'date,kind\n2025-10-02,holiday\nsoon,holiday')).rejects.toMatchObject({
      code: 'identity.special-days.unreadable',
      options: { errors: [{ detail: { en: 'Row 3: enter the date as 2026-10-01.' } }] },
    });
    expect(await read.execute(administrator)).toEqual(before);
  });

  it('are changed by administrators only, and two tables saved at once are not mixed', async () => {
    const { administrator, member, load, read } = await givenTable();
    await expect(load.execute(member, '')).rejects.toMatchObject({ code: 'platform.auth.not-permitted' });
    const years = [2025, 2026, 2027];
    const table = (year: number): string => `date,kind\n${year}-10-01,holiday\n${year}-10-02,holiday`;
    await concurrently(years.length, (index) => load.execute(administrator, table(years[index]!)));
    const kept = (await read.execute(administrator)).map(({ day }) => day.slice(0, 4));
    expect(kept).toHaveLength(2);
    expect(new Set(kept).size).toBe(1);
  });
});
