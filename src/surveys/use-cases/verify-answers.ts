import type { Query, RecordFault } from '../../platform/events/verify-records.js';
import type { AuditKey } from '../../platform/sealing/index.js';
import { differences, type GroupSums, SumOfAnswers } from '../domain/answer-digest.js';
import { surveyEvents } from '../domain/events.js';
import { type AnswerRow, answerRows, basisOfWave } from '../persistence/answer-digest.repository.js';
import { addAnswer, decrypted, hashOf, hashOfBasis } from './sign-answers.js';

interface SignedWave {
  readonly id: string;
  readonly workspaceId: string;
  readonly number: number;
  readonly isOpened: boolean;
  readonly content: Buffer | null;
  /** The last digest in the audit chain; null until the wave is complete. */
  readonly inChain: string | null;
}

const waves = `SELECT w.id, w.workspace_id AS "workspaceId", w.number, w.opened_at IS NOT NULL AS "isOpened", d.content,
    (SELECT e.payload ->> 'digest' FROM public.domain_event e
      WHERE e.type = '${surveyEvents.answersSigned}' AND e.workspace_id = w.workspace_id AND e.subject = w.id::text
      ORDER BY (e.payload ->> 'version')::integer DESC LIMIT 1) AS "inChain"
  FROM public.surveys_wave w LEFT JOIN public.surveys_answer_digest d ON d.wave_id = w.id ORDER BY w.id`;

/** Compares the readable answers of all waves with their signed digests. The hashes are computed here, not in the database. */
export async function verifyAnswers(query: Query, key: AuditKey): Promise<readonly RecordFault[]> {
  const faults: RecordFault[] = [];
  for (const wave of await query<SignedWave>(waves))
    for (const text of await faultsOf(query, key, wave)) faults.push({ workspaceId: wave.workspaceId, text });
  return faults;
}

async function faultsOf(query: Query, key: AuditKey, wave: SignedWave): Promise<readonly string[]> {
  const { id, content, inChain } = wave;
  const name = `wave ${wave.number} (${id})`;
  const found = await sumsOf(query, key, id);
  if (content === null && !wave.isOpened && Object.keys(found).length === 0) return [];
  const digest = content === null ? null : decrypted(key, id, content);
  if (digest === null)
    return [`the signed digest of the answers of ${name} is missing or was not written by the program`];
  const others = differences(digest.groups, found).map(
    ({ group, signed, found: count }) =>
      `answers of ${name}, group ${group}, were changed, deleted or added without the program: ${signed} were signed, ${count} were found`,
  );
  const [basis] = await query<{ basis: string }>(basisOfWave, [id]);
  if (hashOfBasis(basis!.basis) !== digest.basis)
    others.push(
      `settings or enterprises of ${name} on which the opening of answers depends were changed without the program`,
    );
  const isReplaced = inChain !== null && inChain !== hashOf(content!);
  return isReplaced
    ? [`the signed digest of the answers of ${name} is not the last one in the chain: it was replaced`, ...others]
    : others;
}

const rowsAtOnce = 2_000;

async function sumsOf(query: Query, key: AuditKey, waveId: string): Promise<GroupSums> {
  const sum = new SumOfAnswers();
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const rows = await query<AnswerRow>(
      `${answerRows} WHERE r.wave_id = $1 AND r.id > $2 ORDER BY r.id LIMIT ${rowsAtOnce}`,
      [waveId, after],
    );
    for (const row of rows) addAnswer(sum, key, row);
    if (rows.length < rowsAtOnce) return sum.groups;
    after = rows.at(-1)!.id;
  }
}
