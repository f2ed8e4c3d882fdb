import { Injectable } from '@nestjs/common';
import type { ReadTransaction } from '../database/transaction.js';
import { PermissionRegistry } from '../auth/permission-registry.js';

export interface OfficeHolder {
  readonly personId: string;
  readonly since: Date;
}

/**
 * What contexts contribute to the check of pairs of rights (kernel/separate-powers.ts), which identity makes: who has an
 * office that is no role, and when the work began that the pairs protect.
 */
@Injectable()
export class SeparationRegistry {
  private readonly offices = new Map<string, (tx: ReadTransaction) => Promise<readonly OfficeHolder[]>>();
  private readonly beginnings: ((tx: ReadTransaction) => Promise<Date | null>)[] = [];

  constructor(readonly permissions: PermissionRegistry = new PermissionRegistry()) {}

  addOffice(office: string, holders: (tx: ReadTransaction) => Promise<readonly OfficeHolder[]>): void {
    this.offices.set(office, holders);
  }

  addBeginning(beginning: (tx: ReadTransaction) => Promise<Date | null>): void {
    this.beginnings.push(beginning);
  }

  /** When the first of the contexts began its work in the workspace; null while it is being set up. */
  async begunAt(tx: ReadTransaction): Promise<Date | null> {
    const times: number[] = [];
    for (const beginning of this.beginnings) {
      const at = await beginning(tx);
      if (at !== null) times.push(at.getTime());
    }
    return times.length === 0 ? null : new Date(Math.min(...times));
  }

  /** Offices by person, each with the time since which the person has it. */
  async officesByPerson(tx: ReadTransaction): Promise<ReadonlyMap<string, ReadonlyMap<string, Date>>> {
    const found = new Map<string, Map<string, Date>>();
    for (const [office, holders] of this.offices)
      for (const { personId, since } of await holders(tx)) {
        const own = found.get(personId) ?? new Map<string, Date>();
        found.set(personId, own.set(office, since));
      }
    return found;
  }
}
