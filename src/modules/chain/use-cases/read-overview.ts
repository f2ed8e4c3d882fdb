import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { demand } from '../../../kernel/actor.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { Database } from '../../../platform/database/index.js';
import type { ReadTransaction } from '../../../platform/database/index.js';
import { RoadmapFacade } from '../../../roadmap/index.js';
import { SurveysFacade } from '../../../surveys/index.js';
import { DialogueFacade } from '../../dialogue/index.js';
import { IndicatorsFacade } from '../../indicators/index.js';
import { chainPermissions } from '../domain/policy.js';

export interface LoopNumbers {
  readonly roundtables: {
    readonly total: number;
    readonly closed: number;
    readonly next: {
      readonly id: string;
      readonly label: string;
      readonly title: LocalizedText;
      readonly startsOn: string;
    } | null;
  };
  readonly conclusions: { readonly total: number; readonly withoutAction: number };
  readonly actions: {
    readonly total: number;
    readonly open: number;
    readonly overdue: number;
    readonly claimed: number;
    readonly confirmed: number;
    readonly disputed: number;
    readonly withEvidence: number;
    /** Open actions from a published source, which are never overdue. */
    readonly openPublished: number;
  };
  readonly answers: { readonly waves: number; readonly openWaves: number; readonly received: number };
  readonly indicators: {
    /** Number of indicators that are targets of actions. */
    readonly linked: number;
    /** Headline indicators with a figure in the latest run. */
    readonly computed: number;
    readonly computedAt: Date | null;
  };
  /**
   * Proposals for the next roundtable that are not decided yet: from members, overdue actions and significant changes
   * of indicators.
   */
  readonly agenda: { readonly waiting: number };
}

/** Current numbers for each step of the loop. Counts of answers are internal, like those of the fieldwork monitor. */
@Injectable()
export class ReadOverview {
  constructor(
    private readonly database: Database,
    private readonly dialogue: DialogueFacade,
    private readonly roadmap: RoadmapFacade,
    private readonly surveys: SurveysFacade,
    private readonly indicators: IndicatorsFacade,
  ) {}

  async execute(actor: Actor): Promise<LoopNumbers> {
    demand(actor, chainPermissions, 'chain.read');
    return this.database.read(actor, async (tx) => ({
      ...(await this.dialogueNumbers(tx)),
      ...(await this.roadmapNumbers(tx)),
      answers: await this.answers(tx),
    }));
  }

  private async dialogueNumbers(tx: ReadTransaction): Promise<Pick<LoopNumbers, 'roundtables' | 'agenda'>> {
    const roundtables = (await this.dialogue.roundtables(tx)).filter(({ state }) => state !== 'draft');
    const ahead = await this.dialogue.nextRoundtable(tx);
    const next = ahead?.state === 'draft' ? undefined : ahead;
    const waiting = await this.dialogue.waitingProposals(tx);
    return {
      roundtables: {
        total: roundtables.length,
        closed: roundtables.filter(({ state }) => state === 'closed').length,
        next: next ? { id: next.id, label: next.label, title: next.title, startsOn: next.startsOn } : null,
      },
      agenda: { waiting: waiting.length },
    };
  }

  private async roadmapNumbers(
    tx: ReadTransaction,
  ): Promise<Pick<LoopNumbers, 'conclusions' | 'actions' | 'indicators'>> {
    const conclusionIds = await this.dialogue.conclusionIds(tx);
    const unfollowed = await this.roadmap.unfollowedConclusions(tx, conclusionIds);
    const { total, open, overdue, withEvidence, openPublished, byStatus } = await this.roadmap.counts(tx);
    const figures = await this.indicators.overview(tx);
    return {
      conclusions: { total: conclusionIds.length, withoutAction: unfollowed.length },
      actions: {
        total,
        open,
        overdue,
        claimed: byStatus['claimed-done'],
        confirmed: byStatus.confirmed,
        disputed: byStatus.disputed,
        withEvidence,
        openPublished,
      },
      indicators: {
        linked: await this.roadmap.targetIndicators(tx),
        computed: figures.entries.filter(({ state }) => state === 'computed').length,
        computedAt: figures.run?.finishedAt ?? null,
      },
    };
  }

  private async answers(tx: ReadTransaction): Promise<LoopNumbers['answers']> {
    const waves = await this.surveys.waves(tx);
    return {
      waves: waves.length,
      openWaves: waves.filter(({ state }) => state === 'open').length,
      received: [...(await this.surveys.receivedAnswers(tx)).values()].reduce((sum, count) => sum + count, 0),
    };
  }
}
