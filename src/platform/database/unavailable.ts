import { localized } from '../../kernel/localized-text.js';
import { Problem } from '../../kernel/problem.js';
import { sqlState } from './constraint.js';

/** Seconds after which a client may try again. */
const retryAfter = 2;
const title = localized('The database is not responding.', '数据库暂时没有响应。');

/** The database was unavailable before this request wrote anything. */
export function databaseUnavailable(): Problem {
  return new Problem('unavailable', 'platform.database.unavailable', title, {
    detail: localized('Nothing was saved. Try again in a few seconds.', '本次请求未保存任何内容，请几秒后重试。'),
    retryAfter,
  });
}

/**
 * The connection was lost after COMMIT was sent and before the reply arrived, so it is unknown whether the data was
 * saved.
 */
export function outcomeUnknown(): Problem {
  return new Problem('unavailable', 'platform.database.outcome-unknown', title, {
    detail: localized(
      'Your changes may or may not have been saved. Check the record before you send them again.',
      '您发送的内容要么已全部保存，要么完全没有保存。重新发送前请先查看是否已保存。',
    ),
    retryAfter,
  });
}

/**
 * Whether the transaction may have been committed despite the error. If so, files that its rows refer to must not be
 * deleted.
 */
export function mayHaveCommitted(error: unknown): boolean {
  return error instanceof Problem && error.code === 'platform.database.outcome-unknown';
}

/** A later step of the request failed after its changes had been committed. */
export function savedButAway(): Problem {
  return new Problem('unavailable', 'platform.database.away-after-saving', title, {
    detail: localized(
      'Your changes were saved, but the response was lost. Reload the page in a few seconds.',
      '您发送的内容已经保存，只是未能返回结果。请几秒后刷新页面。',
    ),
    retryAfter,
  });
}

const gone =
  /^(E(CONN(REFUSED|RESET|ABORTED)|PIPE|TIMEDOUT|NOTFOUND|AI_AGAIN|HOSTUNREACH|NETUNREACH)|57P0[1-5]|08\w{3}|53300)$/;
const goneInWords =
  /Connection terminated|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error|Client was closed and is not queryable|already released/;

export function isConnectionLoss(error: unknown): boolean {
  if (gone.test(sqlState(error) ?? '')) return true;
  return error instanceof Error && goneInWords.test(error.message);
}
