import { Injectable } from '@nestjs/common';
import type { DataSource, QueryRunner } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { Problem } from '../../kernel/problem.js';
import { currentRequest } from '../observability/request-context.js';
import { sqlState } from './constraint.js';
import { ReadTransaction, type SubscribersOf, Transaction } from './transaction.js';

const attempts = 3;
/** PostgreSQL appendix A: serialization_failure, deadlock_detected. */
const retryable = new Set(['40001', '40P01']);
const gone = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|57P0[1-5]|08\w{3}|53300)$/;

export function databaseUnavailable(): Problem {
  return new Problem(
    'unavailable',
    'platform.database.unavailable',
    { en: 'The database does not answer at the moment.', zh: '数据库暂时没有响应。' },
    {
      detail: {
        en: 'Nothing was saved by this request. Try again in a few seconds.',
        zh: '本次请求未保存任何内容，请几秒后重试。',
      },
      retryAfter: 2,
    },
  );
}

function isConnectionLoss(error: unknown): boolean {
  if (gone.test(sqlState(error) ?? '')) return true;
  const text = error instanceof Error ? error.message : '';
  return /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
    text,
  );
}

/** The only way to the data: a transaction in the hand, its workspace set for row-level security. */
@Injectable()
export class Database {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly subscribersOf: SubscribersOf = () => [],
  ) {}

  /** Runs again as a whole, at most three times, after a serialization failure or a deadlock: `work` must allow that. */
  async write<T>(actor: Actor, work: (tx: Transaction) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.once(actor, false, async (runner) => {
          const tx = new Transaction(runner.manager, actor, this.clock.now(), this.subscribersOf);
          await currentRequest()?.claimIdempotencyKey(tx);
          return work(tx);
        });
      } catch (error) {
        if (attempt >= attempts || !retryable.has(sqlState(error) ?? '')) throw error;
      }
    }
  }

  async read<T>(actor: Actor, work: (tx: ReadTransaction) => Promise<T>): Promise<T> {
    return this.once(actor, true, (runner) => work(new ReadTransaction(runner.manager, actor, this.clock.now())));
  }

  private async once<T>(actor: Actor, readOnly: boolean, work: (runner: QueryRunner) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    try {
      await runner.connect();
      // TypeORM must know of the transaction: it refuses row locks, and opens one of its own for save(), outside of one
      await runner.startTransaction(readOnly ? 'REPEATABLE READ' : 'READ COMMITTED');
      if (readOnly) await runner.query('SET TRANSACTION READ ONLY');
      await runner.query(`SELECT set_config('app.workspace', $1, true)`, [actor.workspaceId ?? '']);
      const result = await work(runner);
      await runner.commitTransaction();
      return result;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      if (error instanceof Problem) throw error;
      throw isConnectionLoss(error) ? databaseUnavailable() : error;
    } finally {
      await runner.release().catch(() => undefined);
    }
  }
}
