import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { newId } from '../../kernel/ids.js';
import { Database, type Transaction } from '../../platform/database/index.js';
import type { ActionState } from '../domain/action.js';
import { roadmapEvents } from '../domain/events.js';
import { roadmapPermissions } from '../domain/policy.js';
import * as problems from '../domain/problems.js';
import { reportNotFound, reportNotLast, reportRefused } from '../domain/problems-of-reports.js';
import { sentReportRefusal } from '../domain/sent-report.js';
import { isWritable, normalizeText } from '../domain/text.js';
import { awaitedGroups } from '../domain/validation.js';
import { ActionRepository } from '../persistence/action.repository.js';
import { ReportRepository } from '../persistence/report.repository.js';
import { OwningGroups } from './owning-groups.js';

export interface SentReportKey {
  readonly actionId: string;
  readonly updateId: string;
}

/** Corrects or withdraws a report that was sent: by its author, until another group has answered. */
@Injectable()
export class CorrectReport {
  constructor(
    private readonly database: Database,
    private readonly groups: OwningGroups,
  ) {}

  /** Replaces the text; the earlier one stays readable. */
  async execute(actor: Actor, { text, ...key }: SentReportKey & { readonly text: string }): Promise<void> {
    demand(actor, roadmapPermissions, 'roadmap.action.report');
    const said = normalizeText(text);
    if (said === '') throw problems.textMissing('/text');
    if (!isWritable(said)) throw problems.textUnwritable('/text');
    await this.database.write(actor, async (tx) => {
      const { action, report, constituencies } = await this.find(tx, key);
      if (said === report.text) return;
      const by = { id: newId(), text: said, language: actor.language, at: tx.now };
      await tx.get(ReportRepository).correct(report, by);
      await tx.record({
        type: roadmapEvents.reportCorrected,
        subject: action.id,
        payload: { number: action.number, updateId: report.id, constituencies },
      });
    });
  }

  /** Only the last report, so that the action gets the status and progress that it had before. */
  async withdraw(actor: Actor, key: SentReportKey): Promise<void> {
    demand(actor, roadmapPermissions, 'roadmap.action.report');
    await this.database.write(actor, async (tx) => {
      const reports = tx.get(ReportRepository);
      const { action, report, constituencies } = await this.find(tx, key);
      if (report.statusAfter !== action.status || (await reports.lastUpdate(action.id))?.id !== report.id)
        throw reportNotLast();
      await reports.withdrawUpdate(report.id, tx.now);
      const { statusBefore: status, progressBefore } = report;
      const version = action.version + 1;
      const fieldVersions = { ...action.fieldVersions, status: version, progress: version };
      const progress = progressBefore ?? action.progress;
      await tx.get(ActionRepository).update(action, { status, progress, version, fieldVersions, updatedAt: tx.now });
      await tx.record({
        type: roadmapEvents.reportWithdrawn,
        subject: action.id,
        payload: {
          ...{ number: action.number, updateId: report.id, constituencies },
          ...{ from: action.status, to: status },
        },
      });
    });
  }

  /** The locked action, the report if the actor may change it, and the groups that are asked to answer it. */
  private async find(tx: Transaction, { actionId, updateId }: SentReportKey) {
    const reports = tx.get(ReportRepository);
    const found: ActionState | null = await tx.get(ActionRepository).lock(actionId);
    if (!found) throw problems.actionNotFound();
    const report = await reports.update(actionId, updateId);
    if (!report) throw reportNotFound();
    const given = await reports.verdicts(actionId);
    const refusal = sentReportRefusal(tx.actor, report, given);
    if (refusal) throw reportRefused(refusal);
    const action = await this.groups.of(tx, found);
    const claim = await reports.lastClaim(actionId);
    const constituencies = claim?.id === updateId ? awaitedGroups({ ...action, claim }, given) : [];
    return { action, report, constituencies };
  }
}
