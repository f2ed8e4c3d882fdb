import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { demand } from '../../kernel/actor.js';
import { Database } from '../../platform/database/index.js';
import { workspaceActors } from '../../platform/events/audit-chain.js';
import { BoxSealer, InstallationKey } from '../../platform/sealing/index.js';
import { surveysPermissions } from '../domain/policy.js';
import { SealedAnswerRepository } from '../persistence/sealed-answer.repository.js';
import { smallestFor } from '../domain/box-length.js';
import { textOfAnswer } from '../domain/submission.js';

/**
 * At each start, before phones can send answers: seals answers that an earlier version stored unsealed, and refuses to
 * start if answers wait for a different key.
 */
@Injectable()
export class SealWaitingAnswers implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly key: InstallationKey,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    for (const actor of await workspaceActors(this.database)) {
      demand(actor, surveysPermissions, 'surveys.answers.open');
      await this.database.write(actor, async (tx) => {
        const answers = tx.get(SealedAnswerRepository);
        this.key.demandOpens(await answers.fingerprints());
        const rows = await answers.unsealed();
        if (rows.length === 0) return;
        const sealer = new BoxSealer(this.key.publicKey);
        const texts = rows.map(textOfAnswer);
        const boxes = texts.map((text) => sealer.seal(text, smallestFor(text)));
        await answers.seal(
          tx.workspaceId,
          rows.map(({ id, waveId }, index) => ({ id, waveId, box: boxes[index]! })),
        );
      });
    }
  }
}
