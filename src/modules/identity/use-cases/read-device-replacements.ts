import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { Database } from '../../../platform/database/database.js';
import type { Replacement } from '../domain/factors/replacement.js';
import { identityPermissions } from '../domain/policy.js';
import { DeviceReplacementRepository } from '../persistence/device-replacement.repository.js';
import { personRecords } from '../queries/person-records.js';

export interface ReplacementView extends Pick<
  Replacement,
  'id' | 'accountId' | 'personId' | 'requestedAt' | 'takesEffectAt'
> {
  readonly requestedBy: LocalizedText;
}

/** The replacements of devices in a workspace that wait for their day. */
@Injectable()
export class ReadDeviceReplacements {
  constructor(private readonly database: Database) {}

  execute(actor: Actor): Promise<readonly ReplacementView[]> {
    demand(actor, identityPermissions, 'identity.membership.read');
    return this.database.read(actor, async (tx) => {
      const open = await tx.get(DeviceReplacementRepository).open();
      const names = new Map((await personRecords(tx)).map(({ id, name }) => [id, name]));
      return open.map(({ id, accountId, personId, requestedBy, requestedAt, takesEffectAt }) => ({
        ...{ id, accountId, personId, requestedAt, takesEffectAt },
        requestedBy: names.get(requestedBy) ?? { en: '', zh: '' },
      }));
    });
  }
}
