import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { readSettings, type Settings, SettingsError } from './platform/config/environment.js';
import { StartRefused } from './platform/config/start-refused.js';
import { WorkerHeartbeat } from './platform/jobs/worker-heartbeat.js';
import { prepareSchema, provideDatabase } from './platform/database/provision.js';
import { announceFaults, announcer } from './platform/observability/announcer.js';
import { Logger } from './platform/observability/logger.js';

/**
 * The worker process: jobs, deliveries, emails and seals, without HTTP. Needs DATABASE_URL, because the embedded
 * database belongs to the server.
 */
const { say, fail } = announcer();
announceFaults({ say, fail });
const { settings, url } = await prepare().catch((error: unknown) => {
  fail(error instanceof StartRefused || error instanceof SettingsError ? error.message : String(error));
  process.exit(1);
});
const options = { settings, url, runsJobs: true };
// this also starts the jobs, so everything that they depend on must be set before
const app = await NestFactory.createApplicationContext(AppModule.with(options), {
  logger: new Logger(settings.LOG_LEVEL),
});
app.enableShutdownHooks();
app.get(WorkerHeartbeat).start();
say('The worker is running.');

async function prepare(): Promise<{ readonly settings: Settings; readonly url: string }> {
  const read = readSettings();
  if (read.DATABASE_URL === undefined)
    throw new StartRefused(
      'A separate worker needs DATABASE_URL, because only the server process can use the embedded database.',
    );
  await prepareSchema(await provideDatabase(read, say), read);
  return { settings: read, url: read.DATABASE_URL };
}
