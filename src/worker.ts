import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { readSettings } from './platform/config/environment.js';
import { StartRefused } from './platform/config/instance-lock.js';
import { WorkerHeartbeat } from './platform/jobs/worker-heartbeat.js';
import { prepareSchema, provideDatabase } from './platform/database/provision.js';
import { Logger } from './platform/observability/logger.js';

/**
 * The worker process: jobs, deliveries, emails and seals, without HTTP. Needs DATABASE_URL, because the embedded
 * database belongs to the server.
 */
const settings = readSettings();
if (settings.DATABASE_URL === undefined) {
  process.stderr.write(
    'A separate worker needs DATABASE_URL, because only the server process can use the embedded database.\n',
  );
  process.exit(1);
}
try {
  await prepareSchema(await provideDatabase(settings, (line) => process.stdout.write(`${line}\n`)), settings);
} catch (error) {
  process.stderr.write(`${error instanceof StartRefused ? error.message : String(error)}\n`);
  process.exit(1);
}
const options = { settings, url: settings.DATABASE_URL, runsJobs: true };
// this also starts the jobs, so everything that they depend on must be set before
const app = await NestFactory.createApplicationContext(AppModule.with(options), {
  logger: new Logger(settings.LOG_LEVEL),
});
app.enableShutdownHooks();
app.get(WorkerHeartbeat).start();
process.stdout.write('The worker is running.\n');
