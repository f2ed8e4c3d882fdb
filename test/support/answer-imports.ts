import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { parkWorkerQuestionnaire } from '../../src/surveys/catalogue/park-worker.js';
import { answerColumns } from '../../src/surveys/domain/questionnaire.js';
import { city, type Visitor } from './demonstration.js';

const surveys = `/api/workspaces/${city.workspaceId}/surveys`;

/** A table of answers, equal for all rows. */
function manyAnswers(psu: string, rows: number): string {
  const columns = ['psu', ...answerColumns(parkWorkerQuestionnaire)];
  const answers: Record<string, string> = { psu, consent: '1', age: '41', emp_status: '3', sex: '2' };
  const line = columns.map((name) => answers[name] ?? '').join(',');
  return `${columns.join(',')}\n${`${line}\n`.repeat(rows)}`;
}

export interface StartedImport {
  readonly id: string;
  readonly jobId: string;
  readonly rows: number;
}

/** Uploads a table of answers to a wave, waits until it was checked, and starts the job that imports it. */
export async function startImport(
  analyst: Visitor,
  owner: pg.Pool,
  { waveId, rows }: { readonly waveId: string; readonly rows: number },
): Promise<StartedImport> {
  const units = await owner.query<{ psu: string }>(
    'SELECT psu_code AS psu FROM surveys_wave_unit WHERE wave_id = $1 LIMIT 1',
    [waveId],
  );
  const body = new FormData();
  body.set('file', new Blob([manyAnswers(units.rows[0]!.psu, rows)]), 'answers.csv');
  const sent = await analyst.call('POST', `${surveys}/waves/${waveId}/imports`, { body });
  if (sent.status !== 201) throw new Error(`the import was refused: ${JSON.stringify(sent.body)}`);
  const id = String(sent.body['id']);
  const view = async () => (await analyst.call('GET', `${surveys}/imports/${id}`)).body;
  for (let waited = 0; waited < 60_000 && (await view())['state'] !== 'checked'; waited += 250) await sleep(250);
  const confirmed = await analyst.call('POST', `${surveys}/imports/${id}/confirm`);
  return { id, rows, jobId: String(confirmed.body['jobId']) };
}

/** The job as it is when it has ended, or after the given time. */
export async function endOfJob(
  analyst: Visitor,
  jobId: string,
  milliseconds: number,
): Promise<Record<string, unknown>> {
  const look = () => analyst.call('GET', `/api/workspaces/${city.workspaceId}/jobs/${jobId}`).catch(() => undefined);
  let job = await look();
  const isOpen = () => !['done', 'failed', 'cancelled'].includes(String(job?.body['state']));
  for (let waited = 0; waited < milliseconds && isOpen(); waited += 250) {
    await sleep(250);
    job = await look();
  }
  return job?.body ?? {};
}
