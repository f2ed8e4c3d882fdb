import { Injectable } from '@nestjs/common';
import { type Actor, holds, type PermissionTable } from '../../kernel/actor.js';

/** All permissions of the program, collected from the tables of the contexts. Denies by default. */
@Injectable()
export class PermissionRegistry {
  private table: Record<string, PermissionTable[string]> = {};

  add(table: PermissionTable): void {
    for (const [permission, roles] of Object.entries(table)) {
      if (this.table[permission] !== undefined) throw new Error(`permission ${permission} is defined twice`);
      this.table[permission] = roles;
    }
  }

  get all(): PermissionTable {
    return this.table;
  }

  allows(actor: Actor, permission: string): boolean {
    return holds(actor, this.table, permission);
  }

  /** The permissions of an actor. Clients use them to show only the actions that are possible. */
  permissionsOf(actor: Actor): readonly string[] {
    return Object.keys(this.table).filter((permission) => this.allows(actor, permission));
  }
}
