import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newRandomId } from '../../../src/kernel/ids.js';
import { BoxSealer, InstallationKey } from '../../../src/platform/sealing/index.js';
import { BOX_SIZES, paddedBytes } from '../../../src/surveys/domain/box-length.js';
import type { OpenDatabase } from '../../support/database.js';
import { openTestDatabase } from '../../support/database.js';

let test: OpenDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
afterAll(() => test.close());

const answers = 6_000;
const megabytes = { 2048: 13, 8192: 52, 32_768: 210 } as const;

describe('the waiting answers of a wave on disk', () => {
  it.each(BOX_SIZES)(
    'are 6,000 rows of %i bytes with their index, a little more than the rows alone',
    async (size) => {
      const sealer = new BoxSealer(InstallationKey.temporary().publicKey);
      const table = `waiting_${size}`;
      await test.owner(`CREATE TABLE ${table} (LIKE surveys_sealed_answer INCLUDING ALL)`);
      for (let done = 0; done < answers; done += 500) {
        const rows = Array.from({ length: 500 }, () => sealer.seal('', '', paddedBytes(size)));
        await test.owner(
          `INSERT INTO ${table} (id, workspace_id, wave_id, box, tag)
         SELECT x.id, x.id, x.id, x.box, x.tag FROM unnest($1::uuid[], $2::bytea[], $3::bytea[]) AS x(id, box, tag)`,
          [rows.map(newRandomId), rows, rows.map(() => randomBytes(32))],
        );
      }
      const [found] = await test.owner<{ table: number; all: number; toast: number }>(
        `SELECT pg_relation_size('${table}')::int AS table, pg_total_relation_size('${table}')::int AS all,
         pg_relation_size((SELECT reltoastrelid FROM pg_class WHERE oid = '${table}'::regclass))::int AS toast`,
      );
      process.stderr.write(`${answers} answers of ${size} bytes: ${JSON.stringify(found)}\n`);
      expect(found!.all).toBeLessThan(megabytes[size] * 1e6);
      // a row of 2 KB is stored in the page of its table
      if (size === 2048) expect(found!.toast).toBe(0);
    },
    120_000,
  );
});
