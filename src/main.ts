import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createApplication } from './application.js';
import { prepareDemonstration } from './demo/prepare-demonstration.js';
import { StoryClock } from './demo/story-clock.js';
import { nobody } from './kernel/actor.js';
import { IdentityFacade } from './modules/identity/index.js';
import { readSettings, type Settings, SettingsError } from './platform/config/environment.js';
import { cannotListen, demandFreePort } from './platform/config/free-port.js';
import { lockDataFolder } from './platform/config/instance-lock.js';
import { StartRefused } from './platform/config/start-refused.js';
import { GracefulShutdown } from './platform/http/graceful-shutdown.js';
import { Database } from './platform/database/database.js';
import { announceFaults, announcer } from './platform/observability/announcer.js';
import { Readiness } from './platform/http/readiness.js';
import { SecretsKey } from './platform/sealing/index.js';
import { prepareSchema, provideDatabase, type ProvidedDatabase } from './platform/database/provision.js';

const { say, fail } = announcer();
/** Milliseconds for jobs and deliveries after the last request. */
const closingMs = 4000;

/** The server: database, schema, demonstration, HTTP and sockets, and the workers in the same process by default. */
async function main(): Promise<void> {
  const settings = readSettings();
  const unlock = lockDataFolder(settings.dataFolder);
  process.once('exit', unlock);
  const stopDatabase = new AbortController();
  const hurry = new AbortController();
  let running: { readonly app: NestExpressApplication; readonly database: ProvidedDatabase } | undefined;
  const end = (): never => {
    unlock();
    process.exit(process.exitCode ?? 0);
  };
  const stop = once(async () => {
    // nothing was acknowledged yet that an interrupted start could lose
    if (running === undefined) {
      stopDatabase.abort();
      end();
    } else {
      const { app, database } = running;
      await app.get(GracefulShutdown).drain(app.getHttpServer() as Server, hurry.signal);
      const closed = app.close().catch((error: unknown) => say(`closing: ${String(error)}`));
      // a job that is interrupted here starts again in the next process
      await Promise.race([closed, sleep(closingMs)]);
      await database.stop();
      end();
    }
  });
  // when stopped from the keyboard, or with a second signal, it does not wait for load balancers
  process.on('SIGINT', () => {
    hurry.abort();
    void stop();
  });
  process.once('SIGTERM', () => {
    void stop();
    process.on('SIGTERM', () => hurry.abort());
  });
  try {
    await demandFreePort(settings);
    const database = await provideDatabase(settings, say, stopDatabase.signal);
    running = { app: await start(settings, database), database };
  } catch (error) {
    process.exitCode = 1;
    say(explain(cannotListen(error as NodeJS.ErrnoException, settings)));
    await stop();
  }
}

async function start(settings: Settings, database: ProvidedDatabase): Promise<NestExpressApplication> {
  await prepareSchema(database, settings);
  database.keepRunning(say);
  const app = await createApplication({
    settings,
    url: database.serverUrl,
    ...(settings.DEMO && { clock: new StoryClock() }),
  });
  const readiness = app.get(Readiness);
  if (settings.DEMO) readiness.hold();
  await app.listen(settings.PORT, settings.host);
  const address = `http://localhost:${(app.getHttpServer().address() as { port: number }).port}`;
  const accounts = settings.DEMO ? await prepareDemonstration(app, settings, say) : [];
  readiness.release();
  say(`\nTripartite is ready: ${address}\n`);
  if (accounts.length > 0) {
    say('Demonstration accounts (this computer only; DEMO=false starts empty):');
    for (const account of accounts) say(`  ${account.email.padEnd(36)} ${account.password.padEnd(20)} ${account.role}`);
  } else if (!settings.DEMO) {
    say(`Open ${address} to sign in.`);
    const identity = app.get(IdentityFacade);
    if (!(await app.get(Database).read(nobody, (tx) => identity.hasAccount(tx)))) {
      say('There are no users yet. To create the first workspace and its administrator, enter this set-up token:');
      say(`  ${app.get(SecretsKey).setUpToken}`);
    }
  }
  say('\nPress Ctrl-C to stop.');
  return app;
}

function explain(error: unknown): string {
  if (error instanceof SettingsError || error instanceof StartRefused) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => (running ??= work());
}

announceFaults({ say, fail });
main().catch((error: unknown) => {
  fail(explain(error));
  process.exit(1);
});
