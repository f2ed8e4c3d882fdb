import { Injectable } from '@nestjs/common';
import { IdentityFacade } from '../../modules/identity/index.js';
import type { ReadTransaction } from '../../platform/database/index.js';
import { verdictsOpenTo } from '../domain/allowed.js';
import { GroupVoices } from './group-voices.js';
import type { OwnedRow } from './read-actions.js';

/** Determines to which reports of completion the people of an organisation can respond for their group. */
@Injectable()
export class RespondingPeople {
  constructor(
    private readonly identity: IdentityFacade,
    private readonly voices: GroupVoices,
  ) {}

  async ofOrganisation(tx: ReadTransaction, organisationId: string): Promise<(action: OwnedRow) => boolean> {
    const readers = await this.identity.readers(tx);
    const people = readers.map(({ actor }) => actor).filter((actor) => actor.organisationId === organisationId);
    const voiceOf = await this.voices.ofAll(tx);
    return (action) =>
      people.some((person) =>
        verdictsOpenTo(person, action, voiceOf(person, action)).verdictFor.some(
          ({ recordedAs }) => recordedAs !== 'recorder',
        ),
      );
  }
}
