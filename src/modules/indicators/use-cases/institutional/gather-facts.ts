import { Injectable } from '@nestjs/common';
import { cvBands } from '../../../../methodology/estimation/judgement.js';
import { constituencies } from '../../../../kernel/actor.js';
import type { ReadTransaction } from '../../../../platform/database/index.js';
import { type ActionHistory, RoadmapFacade } from '../../../../roadmap/index.js';
import { SurveysFacade } from '../../../../surveys/index.js';
import { DialogueFacade, type ConclusionFacts, type HeldRoundtable } from '../../../dialogue/index.js';
import { LiveFacade, type SpeechFacts } from '../../../live/index.js';
import type {
  Action,
  Decision,
  InstitutionalFacts,
  LeadRole,
  Participant,
  Session,
  WaveFacts,
} from '../../domain/institutional/facts.js';
import { PublishedRepository, type ReadByRuns } from '../../persistence/runs/published.repository.js';

type Seat = HeldRoundtable['seats'][number];

const leadRoles: readonly string[] = ['chair', 'vice-chair', 'moderator', 'rapporteur'] satisfies readonly LeadRole[];

function partOf({ kind }: Seat): Participant['part'] {
  if (kind === 'secretariat' || kind === 'interpreter') return 'facilitator';
  return kind === 'observer' ? 'observer' : 'delegate';
}

function sessionOf(roundtable: HeldRoundtable, speeches: readonly SpeechFacts[]): Session {
  const { id, label, startsOn, placeId, seats, meetingIds } = roundtable;
  const partOfPerson = new Map(seats.map((seat) => [seat.personId, partOf(seat)]));
  return {
    id,
    label,
    heldOn: startsOn,
    placeId,
    // A roundtable includes all three groups and both sexes.
    groups: constituencies,
    sexOfMandate: null,
    participants: seats.map((seat) => ({
      personId: seat.personId,
      group: seat.constituency,
      sex: seat.sex,
      role: seat.function !== null && leadRoles.includes(seat.function) ? (seat.function as LeadRole) : null,
      part: partOf(seat),
    })),
    speeches: speeches
      .filter(({ meetingId }) => meetingIds.includes(meetingId))
      .map(({ personId, constituency, sex, milliseconds }) => ({
        personId,
        group: constituency,
        sex,
        part: partOfPerson.get(personId) ?? (constituency === null ? 'observer' : 'delegate'),
        seconds: milliseconds / 1000,
      })),
  };
}

/**
 * A group endorses what was agreed, expressly or without objection, while it was present, unless it objected. Conclusions agreed ad referendum
 * are endorsed when every organisation has confirmed, and those taken without a quorum when they were confirmed or adopted since.
 */
function decisionOf(facts: ConclusionFacts): Decision {
  const { id, agreedOn, placeId, agreed, seated, objecting, published } = facts;
  const endorsed = agreed ? seated.filter((group) => !objecting.includes(group)) : [];
  return { id, on: agreedOn, placeId, groups: constituencies, endorsed, published };
}

/** Field by field: the rest of an object costs several times as much, and a roadmap has thousands of actions. */
function actionOf(history: ActionHistory): Action {
  return {
    id: history.id,
    decisionIds: history.conclusionIds,
    created: history.createdOn,
    due: history.originalDueOn,
    owner: history.ownerConstituency,
    placeId: history.placeId,
    policyAreas: history.policyAreas,
    genderTag: history.genderTag,
    moves: history.moves,
    evidenceOn: history.evidenceOn,
    published: history.published,
  };
}

function readByOf(received: number, read: ReadByRuns | undefined): WaveFacts['readBy'] {
  if (read?.last !== received) return 'none';
  return read.same ? 'every-run' : 'last-run';
}

/** Reads the activities of the institutions through the facades of the other contexts. */
@Injectable()
export class GatherFacts {
  constructor(
    private readonly dialogue: DialogueFacade,
    private readonly live: LiveFacade,
    private readonly roadmap: RoadmapFacade,
    private readonly surveys: SurveysFacade,
  ) {}

  async within(tx: ReadTransaction): Promise<InstitutionalFacts> {
    const speeches = await this.live.speechFacts(tx);
    const sessions = (await this.dialogue.heldRoundtables(tx)).map((each) => sessionOf(each, speeches));
    const decisions = (await this.dialogue.conclusionFacts(tx)).map(decisionOf);
    const actions = (await this.roadmap.histories(tx)).map(actionOf);
    return { today: await this.roadmap.today(tx), sessions, decisions, actions, waves: await this.waves(tx) };
  }

  private async waves(tx: ReadTransaction): Promise<WaveFacts[]> {
    const cells = await tx.get(PublishedRepository).cells(cvBands.caution);
    const read = await tx.get(PublishedRepository).read();
    const received = await this.surveys.receivedAnswers(tx);
    const waves: WaveFacts[] = [];
    for (const { id, title, startsOn, endsOn, state } of await this.surveys.waves(tx)) {
      // Counts during fieldwork would reveal single answers, as figures would.
      if (state !== 'closed') continue;
      const response = await this.surveys.responseCounts(tx, id);
      const readBy = readByOf(received.get(id) ?? 0, read.get(id));
      waves.push({ id, title, startsOn, endsOn, cells: cells.get(id) ?? null, readBy, response });
    }
    return waves;
  }
}
