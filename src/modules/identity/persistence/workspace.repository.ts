import type { EntityManager } from 'typeorm';
import type { Capacity, Constituency, Role } from '../../../kernel/actor.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { FieldVersions } from '../../../kernel/merge.js';
import { mapConstraint } from '../../../platform/database/constraint.js';
import { workspaceProblems } from '../domain/problems.js';
import type {
  ConstituencyTerms,
  MemberWorkspace,
  WorkspaceChanges,
  WorkspaceKind,
  WorkspaceState,
} from '../domain/workspace.js';

interface WorkspaceRow {
  readonly id: string;
  readonly slug: string;
  readonly name: LocalizedText;
  readonly kind: WorkspaceKind;
  readonly demonstration: boolean;
  readonly basis_note: LocalizedText | null;
  readonly time_zone: string;
  readonly constituency_terms: ConstituencyTerms;
}

interface OwnWorkspaceRow extends WorkspaceRow {
  readonly roles: Role[];
  readonly person_id: string;
  readonly person_name: LocalizedText;
  readonly constituency: Constituency | null;
  readonly capacity: Capacity | null;
  readonly organisation_id: string | null;
}

/** A workspace as its member sees it: the person's affiliation and roles in it. */
export interface OwnWorkspace extends MemberWorkspace {
  readonly roles: readonly Role[];
  readonly person: {
    readonly id: string;
    readonly name: LocalizedText;
    readonly constituency: Constituency | null;
    readonly capacity: Capacity | null;
    readonly organisationId: string | null;
  };
}

function fromRow(row: WorkspaceRow): MemberWorkspace {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    kind: row.kind,
    demonstration: row.demonstration,
    basisNote: row.basis_note,
    timeZone: row.time_zone,
    constituencyTerms: row.constituency_terms,
  };
}

/** Workspaces, through database functions: that of the transaction, or those of one account. */
export class WorkspaceRepository {
  constructor(private readonly em: EntityManager) {}

  async add(workspace: WorkspaceState, now: Date): Promise<void> {
    try {
      await this.em.query('SELECT identity_add_workspace($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
        workspace.id,
        workspace.slug,
        workspace.name,
        workspace.kind,
        workspace.demonstration,
        workspace.basisNote,
        workspace.timeZone,
        workspace.constituencyTerms,
        now,
      ]);
    } catch (error) {
      mapConstraint(error, { uq_identity_workspace_slug: workspaceProblems.slugTaken });
    }
    const { secondFactor, iatiIdentifier } = workspace;
    await this.change({ secondFactor, iatiIdentifier }, workspace.version, workspace.fieldVersions);
  }

  here(): Promise<WorkspaceState | undefined> {
    return this.one('identity_workspace_here');
  }

  /** Locks the row until the transaction ends, so that two edits are merged one after the other. */
  hereForChange(): Promise<WorkspaceState | undefined> {
    return this.one('identity_lock_workspace_here');
  }

  async change(fields: WorkspaceChanges, version: number, fieldVersions: FieldVersions): Promise<void> {
    await this.em.query('SELECT identity_change_workspace_here($1, $2, $3)', [fields, version, fieldVersions]);
  }

  async of(accountId: string): Promise<OwnWorkspace[]> {
    const rows = await this.em.query<OwnWorkspaceRow[]>('SELECT * FROM identity_workspaces_of($1)', [accountId]);
    return rows.map((row) => ({
      ...fromRow(row),
      roles: row.roles,
      person: {
        id: row.person_id,
        name: row.person_name,
        constituency: row.constituency,
        capacity: row.capacity,
        organisationId: row.organisation_id,
      },
    }));
  }

  private async one(door: 'identity_workspace_here' | 'identity_lock_workspace_here') {
    const [row] = await this.em.query<
      (WorkspaceRow & {
        version: number;
        field_versions: FieldVersions;
        second_factor: boolean;
        iati_identifier: string | null;
      })[]
    >(`SELECT * FROM ${door}()`);
    if (row === undefined) return undefined;
    return {
      ...fromRow(row),
      secondFactor: row.second_factor,
      iatiIdentifier: row.iati_identifier,
      version: row.version,
      fieldVersions: row.field_versions,
    };
  }
}
