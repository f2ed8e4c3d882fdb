import { Injectable } from '@nestjs/common';
import { readableCode } from '../../../kernel/readable-code.js';
import type { ReadTransaction } from '../../../platform/database/transaction.js';
import { SecretsKey } from '../../../platform/sealing/index.js';
import { DialogueFacade } from '../../dialogue/index.js';
import { IdentityFacade } from '../../identity/index.js';
import type { Entered } from './room-entrance.js';

/** 39 bits: a code is typed by those who conduct the meeting, who could read it too, so it is not worth guessing. */
const length = 8;

/**
 * Codes on paper with which people without an account check in at a private meeting of their group (ADR 54). They are
 * stored nowhere: each is derived from the meeting and the admission, so it ends with either, and a person who is
 * admitted again has another.
 */
@Injectable()
export class CheckInCodes {
  constructor(
    private readonly dialogue: DialogueFacade,
    private readonly identity: IdentityFacade,
    private readonly key: SecretsKey,
  ) {}

  /** By person. None in meetings of other kinds, for those who do not conduct, and for the program itself. */
  async of(
    tx: ReadTransaction,
    { meeting, who }: Pick<Entered, 'meeting' | 'who'>,
  ): Promise<ReadonlyMap<string, string>> {
    const isAsked = meeting.body.kind === 'constituency-group' && who.moderates && tx.actor.kind !== 'system';
    if (!isAsked) return new Map();
    const admissions = await this.dialogue.admissions(tx, meeting.id);
    const people = admissions.map(({ personId }) => personId);
    const without = new Set(await this.identity.withoutAccount(tx, people));
    const codeOf = (id: string): string =>
      readableCode(this.key.hmac('check-in at a group meeting', `${meeting.id}\n${id}`), length);
    return new Map(
      admissions.filter(({ personId }) => without.has(personId)).map(({ personId, id }) => [personId, codeOf(id)]),
    );
  }
}
