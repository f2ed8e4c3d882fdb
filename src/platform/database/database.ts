import type { Socket } from 'node:net';
import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import { type Actor, rowSettings } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { Problem } from '../../kernel/problem.js';
import type { AuditKey } from '../sealing/audit-key.js';
import { currentRequest } from '../observability/request-context.js';
import { sqlState } from './constraint.js';
import { signChanges } from './sign-changes.js';
import { ReadTransaction, type SubscribersOf, Transaction } from './transaction.js';
import { rightsEnded } from '../observability/rights-ended.js';
import { databaseUnavailable, isConnectionLoss, outcomeUnknown, savedButAway } from './unavailable.js';

const attempts = 3;
/** PostgreSQL appendix A: serialization_failure, deadlock_detected. */
const retryable = new Set(['40001', '40P01']);
/**
 * The socket, which the pool would also destroy for a client that does not respond: `end()` would wait for the other
 * side.
 */
type SocketClient = pg.PoolClient & { readonly connection: { readonly stream: Socket } };

/** The only access to the data: runs transactions with the workspace set for row-level security. */
@Injectable()
export class Database {
  private readonly connections = new Set<pg.PoolClient>();
  private isSilent = false;

  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    readonly auditKey: AuditKey,
    private readonly subscribersOf: SubscribersOf = () => [],
  ) {
    const pool = (source.driver as unknown as { readonly master: pg.Pool }).master;
    // not at `connect`: the pool opens its first connection before this listener is registered
    pool.on('acquire', (client) => this.connections.add(client));
    pool.on('remove', (client) => this.connections.delete(client));
  }

  /**
   * Cuts all connections when the database has stopped responding without closing them, so that no request waits for
   * it. The database rolls back uncommitted work when it notices that its client has gone.
   */
  fallSilent(): void {
    this.isSilent = true;
    for (const client of this.connections) (client as SocketClient).connection.stream.destroy();
  }

  answersAgain(): void {
    this.isSilent = false;
  }

  /**
   * Repeats `work` as a whole after a serialization failure or a deadlock, three attempts at most: `work` must be
   * repeatable.
   */
  async write<T>(actor: Actor, work: (tx: Transaction) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const result = await this.once(actor, false, async (runner) => {
          const tx = new Transaction(runner.manager, actor, this.clock.now(), this.auditKey, this.subscribersOf);
          await currentRequest()?.claimIdempotencyKey(tx);
          const done = await work(tx);
          await signChanges(runner.manager, this.auditKey);
          if (currentRequest()?.isWithdrawn === true) throw rightsEnded();
          return done;
        });
        currentRequest()?.committed();
        return result;
      } catch (error) {
        if (attempt >= attempts || !retryable.has(sqlState(error) ?? '')) throw error;
      }
    }
  }

  async read<T>(actor: Actor, work: (tx: ReadTransaction) => Promise<T>): Promise<T> {
    return this.once(actor, true, (runner) => work(new ReadTransaction(runner.manager, actor, this.clock.now())));
  }

  private async once<T>(actor: Actor, readOnly: boolean, work: (runner: QueryRunner) => Promise<T>): Promise<T> {
    if (this.isSilent) throw this.away(false);
    const runner = this.source.createQueryRunner();
    let committing = false;
    try {
      await runner.connect();
      // TypeORM must be aware of the transaction: without it, it refuses row locks and opens its own transaction for
      // save()
      await runner.startTransaction();
      if (readOnly) await runner.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
      await runner.query('SELECT set_config(name, value, true) FROM jsonb_each_text($1) AS setting (name, value)', [
        JSON.stringify(rowSettings(actor)),
      ]);
      const result = await work(runner);
      committing = !readOnly;
      await runner.commitTransaction();
      return result;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      if (error instanceof Problem) throw error;
      // TypeORM releases a connection that breaks while in use; nothing else releases it before the end
      throw runner.isReleased || isConnectionLoss(error) ? this.away(committing) : error;
    } finally {
      await runner.release().catch(() => undefined);
    }
  }

  /** The message depends on how far the request has come: it must not say that nothing was saved if something was. */
  private away(committing: boolean): Problem {
    if (currentRequest()?.hasCommitted === true) return savedButAway();
    return committing ? outcomeUnknown() : databaseUnavailable();
  }
}
