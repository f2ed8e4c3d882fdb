import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { demand } from '../../kernel/actor.js';
import { StartRefused } from '../../platform/config/start-refused.js';
import { Database } from '../../platform/database/index.js';
import { workspaceActors } from '../../platform/events/audit-chain.js';
import { AuthenticationKey, fingerprintIn, InstallationKey } from '../../platform/sealing/index.js';
import { surveysPermissions } from '../domain/policy.js';
import { SealedAnswerRepository } from '../persistence/sealed-answer.repository.js';
import { isIssued } from './codes.js';
import { isAuthenticRow } from './sealed-rows.js';

/**
 * Refuses to start with other keys than those of the database: phones would be refused, or send answers that no one can
 * open. Rows that the program did not write have no say.
 */
@Injectable()
export class CheckKeys implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly answers: InstallationKey,
    private readonly authentication: AuthenticationKey,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    for (const actor of await workspaceActors(this.database)) {
      demand(actor, surveysPermissions, 'surveys.answers.open');
      await this.database.read(actor, async (tx) => {
        const sealed = tx.get(SealedAnswerRepository);
        const posters = await sealed.somePosters();
        if (posters.length > 0 && !posters.some((poster) => isIssued(this.authentication, poster)))
          throw new StartRefused(
            'Posters and links were issued with another key than AUTHENTICATION_KEY_FILE. Put the file of that key back from its backup: without it, phones that scan these posters are refused.',
          );
        const rows = await sealed.onePerKey();
        const authentic = rows.filter((row) =>
          isAuthenticRow(this.authentication, { ...row, workspaceId: tx.workspaceId }, row),
        );
        this.answers.demandOpens(authentic.map(({ box }) => fingerprintIn(box)));
      });
    }
  }
}
