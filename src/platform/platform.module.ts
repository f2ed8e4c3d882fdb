import { type DynamicModule, Global, Module, type OnApplicationShutdown, type Provider } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import type pg from 'pg';
import { DataSource } from 'typeorm';
import { Clock, SystemClock } from '../kernel/clock.js';
import { AuthGuard } from './auth/auth.guard.js';
import { PermissionRegistry } from './auth/permission-registry.js';
import { SeparationRegistry } from './rights/index.js';
import { Settings } from './config/environment.js';
import { createDataSource, type EntityList } from './database/data-source.js';
import { Database } from './database/database.js';
import { Dispatcher } from './events/dispatcher.js';
import { EventStream } from './events/event-stream.js';
import { AuditSealer } from './events/audit-sealer.js';
import { SubscriberRegistry } from './events/subscriber.js';
import { databaseUrl, NotifyListener } from './events/notify-listener.js';
import { EtagInterceptor } from './http/etag.interceptor.js';
import { GracefulShutdown } from './http/graceful-shutdown.js';
import { HealthController } from './http/health.controller.js';
import { IdempotencyExpiry, IdempotencyInterceptor } from './http/idempotency.interceptor.js';
import { JobsController } from './http/jobs.controller.js';
import { RequestRights } from './auth/request-rights.js';
import { RequesterRights } from './jobs/requester-rights.js';
import { PrintingController } from './http/printing.controller.js';
import { jobPermissions } from './jobs/job-permissions.js';
import { ProblemFilter } from './http/problem.filter.js';
import { RateLimit } from './http/rate-limit.guard.js';
import { Readiness } from './http/readiness.js';
import { SecurityLog } from './http/security-log.interceptor.js';
import { inputPipe } from './http/validation.js';
import { JobBus } from './jobs/job-bus.js';
import { JobRegistry } from './jobs/job-handler.js';
import { JobRuns } from './jobs/job-runs.js';
import { JobWiring, runsJobs } from './jobs/job-wiring.js';
import { WorkerHeartbeat } from './jobs/worker-heartbeat.js';
import { MailSender } from './mail/mail-sender.js';
import { Logger } from './observability/logger.js';
import { MetricsServer } from './observability/metrics-server.js';
import { Metrics } from './observability/metrics.js';
import { RequestLog } from './observability/request-log.js';
import { ListeningRights } from './realtime/listening-rights.js';
import { realtimePermissions, WorkspaceGateway } from './realtime/workspace.gateway.js';
import { AnswerLedger, AuditKey, AuthenticationKey, InstallationKey, SecretsKey } from './sealing/index.js';
import { DiskSpace } from './storage/disk-space.js';
import { FileStorage } from './storage/file-storage.js';
import { storageOf } from './storage/storage-of.js';

export interface PlatformOptions {
  readonly settings: Settings;
  /** Connection string of the database for the server's role. */
  readonly url: string;
  readonly entities: EntityList;
  readonly clock?: Clock;
  /** For a worker: it runs jobs regardless of the server's settings. */
  readonly runsJobs?: boolean;
}

/** The providers of the platform module. */
function parts(options: PlatformOptions): Provider[] {
  const { settings, url, entities } = options;
  return [
    { provide: Settings, useValue: settings },
    { provide: databaseUrl, useValue: url },
    { provide: InstallationKey, useFactory: () => InstallationKey.load(settings.answerKeyFile) },
    { provide: AuthenticationKey, useFactory: () => AuthenticationKey.load(settings.authenticationKeyFile) },
    {
      provide: AnswerLedger,
      useFactory: (key: AuthenticationKey) => new AnswerLedger(settings.answerLedgerFile, key),
      inject: [AuthenticationKey],
    },
    { provide: SecretsKey, useFactory: () => SecretsKey.load(settings.secretsKeyFile) },
    { provide: runsJobs, useValue: options.runsJobs ?? settings.WORKERS === 'inline' },
    { provide: Clock, useValue: options.clock ?? new SystemClock() },
    { provide: Logger, useValue: new Logger(settings.LOG_LEVEL) },
    { provide: FileStorage, useFactory: (logger: Logger) => storageOf(settings, logger), inject: [Logger] },
    { provide: DataSource, useFactory: () => createDataSource(url, entities).initialize() },
    {
      provide: Database,
      useFactory: (source: DataSource, clock: Clock, registry: SubscriberRegistry) =>
        new Database(source, clock, AuditKey.load(settings.auditKeyFile), registry.namesFor),
      inject: [DataSource, Clock, SubscriberRegistry],
    },
  ];
}

const services = [
  SubscriberRegistry,
  NotifyListener,
  EventStream,
  Dispatcher,
  AuditSealer,
  JobRegistry,
  JobRuns,
  JobWiring,
  RequesterRights,
  JobBus,
  WorkerHeartbeat,
  MailSender,
  PermissionRegistry,
  SeparationRegistry,
  DiskSpace,
  IdempotencyExpiry,
  Readiness,
  GracefulShutdown,
  ListeningRights,
  RequestRights,
  Metrics,
  MetricsServer,
  RequestLog,
];

/** Apply to every endpoint and socket command, in this order. */
const everywhere: Provider[] = [
  { provide: APP_GUARD, useClass: RateLimit },
  { provide: APP_GUARD, useClass: AuthGuard },
  { provide: APP_PIPE, useValue: inputPipe },
  { provide: APP_FILTER, useClass: ProblemFilter },
  { provide: APP_INTERCEPTOR, useClass: SecurityLog },
  { provide: APP_INTERCEPTOR, useClass: EtagInterceptor },
  { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
];

@Global()
@Module({})
export class PlatformModule implements OnApplicationShutdown {
  constructor(
    permissions: PermissionRegistry,
    private readonly source: DataSource,
    metrics: Metrics,
  ) {
    const { master } = source.driver as unknown as { readonly master: pg.Pool };
    metrics.watch('database_connections', 'Open connections to the database', () => master.totalCount);
    metrics.watch('database_waiting', 'Requests waiting for a connection to the database', () => master.waitingCount);
    permissions.add(jobPermissions);
    permissions.add(realtimePermissions);
  }

  static with(options: PlatformOptions): DynamicModule {
    return {
      module: PlatformModule,
      controllers: [HealthController, JobsController, PrintingController],
      providers: [...parts(options), ...services, ...everywhere, WorkspaceGateway],
      exports: [
        Settings,
        InstallationKey,
        AuthenticationKey,
        AnswerLedger,
        SecretsKey,
        Clock,
        Logger,
        DataSource,
        Database,
        FileStorage,
        databaseUrl,
        ...services,
      ],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
  }
}
