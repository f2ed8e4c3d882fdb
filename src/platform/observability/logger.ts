import { Injectable, type LoggerService } from '@nestjs/common';
import { pino, type Logger as Pino } from 'pino';

/** Writes lines of JSON without personal data: no email or network addresses, no bodies, no tokens. */
@Injectable()
export class Logger implements LoggerService {
  private readonly pino: Pino;
  private readonly securityPino: Pino;

  constructor(level: string = 'info') {
    const options = { base: null, timestamp: pino.stdTimeFunctions.isoTime };
    this.pino = pino({ ...options, level });
    this.securityPino = pino({ ...options, level: level === 'silent' ? level : 'info' });
  }

  log(message: string): void {
    this.pino.debug(String(message));
  }

  info(message: string, facts: Readonly<Record<string, unknown>> = {}): void {
    this.pino.info(facts, message);
  }

  /** A line of the security log; see `SecurityLog`. */
  security(facts: Readonly<Record<string, unknown>>): void {
    this.securityPino.info(facts, 'security');
  }

  warn(message: string, facts: unknown = {}): void {
    this.pino.warn(typeof facts === 'object' ? facts : {}, String(message));
  }

  /**
   * Logs the stack of an unexpected error. Of a database error, logs only code and constraint, because its detail
   * contains values.
   */
  error(message: unknown, cause?: unknown): void {
    this.pino.error({ cause: describe(cause) }, String(message));
  }

  debug(message: string): void {
    this.pino.trace(String(message));
  }
}

function describe(cause: unknown): unknown {
  if (!(cause instanceof Error)) return typeof cause === 'string' ? cause.slice(0, 2000) : undefined;
  const driver = (cause as { driverError?: { code?: string; constraint?: string; table?: string; message?: string } })
    .driverError;
  const place = cause.stack
    ?.split('\n')
    .slice(1, 8)
    .map((line) => line.trim());
  if (driver === undefined) return { name: cause.name, message: cause.message.slice(0, 500), place };
  return {
    name: cause.name,
    code: driver.code,
    constraint: driver.constraint,
    table: driver.table,
    message: driver.message?.replace(/"[^"]*"|'[^']*'/g, '…'),
    place,
  };
}
