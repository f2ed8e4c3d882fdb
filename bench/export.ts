/** Export of 1,000,000 answers to the built-in questionnaire in each format, in a heap of 160 MB (`scripts/bench.mjs`). */
import pg from 'pg';
import { ExportMicrodata, type MicrodataFormat } from '../src/surveys/use-cases/export-microdata.js';
import { answerFile, type Field, figure, imported, peak, withField } from './support/answer-files.js';

const rows = 1_000_000;
const imports = 20_000;

/** Adds copies of the stored answers without the triggers that count them. */
async function multiply({ ownerUrl, waveId }: Field): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const columns = `workspace_id, form_version, park_id, size_class, stratum, psu_code, lang, modules_offered, modules_taken,
    asked_count, duration_band, pace_band, answers, disposition, flags`;
  await client.query('ALTER TABLE surveys_response DISABLE TRIGGER USER');
  await client.query(
    `INSERT INTO surveys_response (wave_id, id, ${columns}) SELECT wave_id, gen_random_uuid(), ${columns}
     FROM (SELECT * FROM surveys_response WHERE wave_id = $1 LIMIT $2) r, generate_series(1, $3)`,
    [waveId, imports, rows / imports - 1],
  );
  await client.query('ANALYZE surveys_response');
  await client.end();
}

async function exported({ app, actor, waveId }: Field, format: MicrodataFormat) {
  const start = performance.now();
  const cpu = process.cpuUsage();
  const { pieces } = await app.get(ExportMicrodata, { strict: false }).execute(actor, waveId, format);
  let bytes = 0;
  for await (const piece of pieces) bytes += piece.length;
  const { user, system } = process.cpuUsage(cpu);
  return { bytes, seconds: (performance.now() - start) / 1000, cpuSeconds: (user + system) / 1e6 };
}

export function run() {
  return withField(async (field) => {
    await imported(field, await answerFile(field, imports));
    await multiply(field);
    const figures: Record<string, { value: number; unit: string }> = {
      rows: { value: rows, unit: 'answers' },
      memoryBefore: figure(process.memoryUsage.rss() / 1e6, 'MB'),
    };
    for (const format of ['csv', 'analysis', 'xlsx', 'sav', 'dta'] as const) {
      const { result, megabytes } = await peak(() => exported(field, format));
      figures[format] = figure(result.seconds, 's');
      figures[`${format}Cpu`] = figure(result.cpuSeconds, 's');
      figures[`${format}File`] = figure(result.bytes / 1e6, 'MB');
      figures[`${format}Memory`] = figure(megabytes, 'MB');
    }
    return { figures };
  });
}
