import type { EntityManager } from 'typeorm';
import type { Role } from '../../../kernel/actor.js';

export interface ApiTokenCard {
  readonly id: string;
  readonly workspaceId: string;
  readonly label: string;
  /** The roles of the token: a subset of its owner's roles, checked again at each call. */
  readonly scopes: readonly Role[];
  readonly createdAt: Date;
  readonly usedAt: Date | null;
  readonly expiresAt: Date;
}

interface ApiTokenRow {
  readonly id: string;
  readonly workspace_id: string;
  readonly label: string;
  readonly scopes: Role[];
  readonly created_at: Date;
  readonly used_at: Date | null;
  readonly expires_at: Date;
}

export class ApiTokenRepository {
  constructor(private readonly em: EntityManager) {}

  async add(accountId: string, token: ApiTokenCard, hash: Uint8Array): Promise<void> {
    await this.em.query('SELECT identity_add_api_token($1, $2, $3, $4, $5, $6, $7, $8)', [
      token.id,
      accountId,
      token.workspaceId,
      token.label,
      token.scopes,
      Buffer.from(hash),
      token.createdAt,
      token.expiresAt,
    ]);
  }

  async of(accountId: string): Promise<ApiTokenCard[]> {
    const rows = await this.em.query<ApiTokenRow[]>('SELECT * FROM identity_api_tokens_of($1)', [accountId]);
    return rows.map((row) => ({
      id: row.id,
      workspaceId: row.workspace_id,
      label: row.label,
      scopes: row.scopes,
      createdAt: row.created_at,
      usedAt: row.used_at,
      expiresAt: row.expires_at,
    }));
  }

  async remove(accountId: string, tokenId: string): Promise<boolean> {
    const [row] = await this.em.query<{ id: string | null }[]>('SELECT identity_remove_api_token($1, $2) AS id', [
      accountId,
      tokenId,
    ]);
    return typeof row?.id === 'string';
  }
}
