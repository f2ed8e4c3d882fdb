import type { EntityManager } from 'typeorm';

export interface NewSession {
  readonly id: string;
  readonly accountId: string;
  readonly tokenHash: Uint8Array;
  readonly client: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export interface SessionCard {
  readonly id: string;
  readonly client: string;
  readonly createdAt: Date;
  readonly seenAt: Date;
  readonly expiresAt: Date;
}

interface SessionRow {
  readonly id: string;
  readonly client: string;
  readonly created_at: Date;
  readonly seen_at: Date;
  readonly expires_at: Date;
}

/** Sessions and remembered devices, through database functions. */
export class SessionRepository {
  constructor(private readonly em: EntityManager) {}

  async open(session: NewSession): Promise<void> {
    await this.em.query('SELECT identity_open_session($1, $2, $3, $4, $5, $6)', [
      session.id,
      session.accountId,
      Buffer.from(session.tokenHash),
      session.client,
      session.createdAt,
      session.expiresAt,
    ]);
  }

  async of(accountId: string, now: Date): Promise<SessionCard[]> {
    const rows = await this.em.query<SessionRow[]>('SELECT * FROM identity_sessions_of($1, $2)', [accountId, now]);
    return rows.map((row) => ({
      id: row.id,
      client: row.client,
      createdAt: row.created_at,
      seenAt: row.seen_at,
      expiresAt: row.expires_at,
    }));
  }

  /** Returns false if the session did not exist or belonged to another account. */
  async close(accountId: string, sessionId: string): Promise<boolean> {
    const [row] = await this.em.query<{ id: string | null }[]>('SELECT identity_close_session($1, $2) AS id', [
      accountId,
      sessionId,
    ]);
    return typeof row?.id === 'string';
  }

  async closeOthers(accountId: string, keptId: string | null): Promise<number> {
    const [row] = await this.em.query<{ closed: string }[]>('SELECT identity_close_other_sessions($1, $2) AS closed', [
      accountId,
      keptId,
    ]);
    return Number(row!.closed);
  }

  async touch(sessionId: string | null, apiTokenHash: Uint8Array | null, at: SessionClock): Promise<void> {
    await this.em.query('SELECT identity_touch($1, $2, $3, make_interval(days => $4), make_interval(days => $5))', [
      sessionId,
      apiTokenHash && Buffer.from(apiTokenHash),
      at.now,
      at.idleDays,
      at.lifetimeDays,
    ]);
  }

  async knowsDevice(email: string, deviceHash: Uint8Array): Promise<boolean> {
    const [row] = await this.em.query<{ known: boolean }[]>('SELECT identity_knows_device($1, $2) AS known', [
      email,
      Buffer.from(deviceHash),
    ]);
    return row!.known;
  }

  async rememberDevice(accountId: string, deviceHash: Uint8Array, now: Date): Promise<void> {
    await this.em.query('SELECT identity_remember_device($1, $2, $3)', [accountId, Buffer.from(deviceHash), now]);
  }

  async forgetDevices(accountId: string): Promise<void> {
    await this.em.query('SELECT identity_forget_devices($1)', [accountId]);
  }
}

export interface SessionClock {
  readonly now: Date;
  readonly idleDays: number;
  readonly lifetimeDays: number;
}
