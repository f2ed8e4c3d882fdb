import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { InstallationKey } from '../../platform/sealing/index.js';
import { PassphraseAttempts } from '../domain/passphrase-attempts.js';
import { surveysPermissions } from '../domain/policy.js';
import { passphraseProblems } from '../domain/problems-of-passphrases.js';
import { type OpeningReport, OpenAnswerSets } from './open-answer-sets.js';

/**
 * A person enters the passphrase of the answer key. This process then knows the key for an hour and opens at once what
 * is due in the workspace; other processes do not get it (docs/adr/0025).
 */
@Injectable()
export class UnlockAnswers {
  private readonly attempts = new PassphraseAttempts();

  constructor(
    private readonly key: InstallationKey,
    private readonly clock: Clock,
    private readonly opening: OpenAnswerSets,
  ) {}

  async execute(actor: Actor, passphrase: string): Promise<OpeningReport> {
    demand(actor, surveysPermissions, 'surveys.answers.open');
    const wait = this.attempts.begin(this.clock.now());
    if (wait > 0) throw passphraseProblems.wait(wait);
    if (!(await this.key.unlock(passphrase, this.clock.now()))) throw passphraseProblems.wrong();
    this.attempts.succeeded();
    return this.opening.execute(actor);
  }
}
