import path from 'node:path';
import type pg from 'pg';
import { AuditKey } from '../../src/platform/sealing/index.js';
import { basisOfWave } from '../../src/surveys/persistence/answer-digest.repository.js';
import { decrypted, hashOfBasis } from '../../src/surveys/use-cases/sign-answers.js';

/** Signs the settings of opened waves anew after a test has changed them in the database. */
export async function signWaves(owner: pg.Pool, dataFolder: string): Promise<void> {
  const key = AuditKey.load(path.join(dataFolder, 'audit.key'));
  const { rows } = await owner.query<{ id: string; content: Buffer }>(
    'SELECT wave_id AS id, content FROM surveys_answer_digest',
  );
  for (const { id, content } of rows) {
    const basis = hashOfBasis((await owner.query<{ basis: string }>(basisOfWave, [id])).rows[0]!.basis);
    const signed = key.encrypt(JSON.stringify({ ...decrypted(key, id, content)!, basis }), id);
    await owner.query('UPDATE surveys_answer_digest SET content = $2 WHERE wave_id = $1', [id, signed]);
  }
}
