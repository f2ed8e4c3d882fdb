/** A release publishes the figures of one run at an announced time. Until then only those who may read runs see it. */
import { dayIn } from '../../../../kernel/day.js';
import { dayInWords } from '../../../../kernel/day-in-words.js';
import type { LocalizedText } from '../../../../kernel/localized-text.js';

/** A revision was planned, such as from preliminary to final figures; a correction was not. */
export const releaseKinds = ['release', 'revision', 'correction'] as const;
export type ReleaseKind = (typeof releaseKinds)[number];

export const releaseStates = ['draft', 'approved', 'published', 'withdrawn'] as const;
export type ReleaseState = (typeof releaseStates)[number];

/** An indicator of the run that the release does not publish. */
export interface LeftOut {
  readonly indicatorId: string;
  readonly reason: LocalizedText;
}

/** What the author of a release decides. */
export interface ReleasePlan {
  readonly runId: string;
  readonly kind: ReleaseKind;
  readonly leftOut: readonly LeftOut[];
  readonly summary: LocalizedText;
  /** Of a revision or correction: what is different, and why. */
  readonly reason: LocalizedText | null;
  /** Null: as soon as it is approved. */
  readonly announcedAt: Date | null;
  readonly timeZone: string;
}

export interface Release extends ReleasePlan {
  readonly id: string;
  readonly workspaceId: string;
  readonly waveId: string;
  /** Counted within the wave from 1; release 0 was shown before releases existed. Null until publication. */
  readonly number: number | null;
  readonly state: ReleaseState;
  readonly authorId: string | null;
  readonly createdAt: Date;
  readonly approverId: string | null;
  readonly approvedAt: Date | null;
  /** SHA-256 of what the approver saw. */
  readonly approvedHash: string | null;
  readonly publishedAt: Date | null;
  readonly citation: LocalizedText | null;
  readonly withdrawnBy: string | null;
  readonly withdrawnAt: Date | null;
}

/** What an approver sees of a run. */
export interface ApprovedRun {
  readonly number: number;
  /** SHA-256 of the figures. */
  readonly outputHash: string | null;
}

/** The text whose hash an approval binds: the figures, by their hash, and everything that the author decided. */
export function approvedText(release: ReleasePlan, run: ApprovedRun): string {
  const both = (text: LocalizedText | null) => text && [text.en, text.zh];
  const { kind, leftOut, summary, reason, announcedAt, timeZone } = release;
  return JSON.stringify([
    run.number,
    run.outputHash,
    kind,
    leftOut.map((each) => [each.indicatorId, both(each.reason)]),
    both(summary),
    both(reason),
    announcedAt?.toISOString() ?? null,
    timeZone,
  ]);
}

/**
 * Why a run cannot be released, or not any more: another release was published since, answers were removed or corrected,
 * or definitions have another meaning.
 */
export const releaseObstacles = [
  'run-outdated',
  'answers-changed',
  'definition-changed',
  'mapping-changed',
  'withdrawn-when-due',
] as const;
export type ReleaseObstacle = (typeof releaseObstacles)[number];

/** Whether its announced time has come. */
export function isDue({ announcedAt }: Pick<Release, 'announcedAt'>, now: Date): boolean {
  return announcedAt === null || announcedAt.getTime() <= now.getTime();
}

interface Cited {
  readonly workspace: LocalizedText;
  readonly wave: LocalizedText;
  readonly number: number;
  readonly publishedAt: Date;
  readonly timeZone: string;
}

/** How others name the release as a source, with its date in the announced time zone. */
export function citationOf({ workspace, wave, number, publishedAt, timeZone }: Cited): LocalizedText {
  const day = dayInWords(dayIn(publishedAt, timeZone));
  return {
    en: `${workspace.en}: ${wave.en}, release ${number}, ${day.en}. Project statistics, not official statistics.`,
    zh: `${workspace.zh}：${wave.zh}，第${number}版，${day.zh}。项目统计数据，非官方统计数据。`,
  };
}

/** What is wrong with a plan; the first of them is reported. */
export type PlanFault =
  'kind-first' | 'kind-later' | 'reason' | 'no-reason' | 'left-out' | 'nothing-left' | 'time-zone' | 'past';

interface Known {
  /** Indicators of the run. */
  readonly indicators: readonly string[];
  /** Whether a release of the wave has been published. */
  readonly isPublished: boolean;
  readonly now: Date;
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

export function planFault(plan: ReleasePlan, { indicators, isPublished, now }: Known): PlanFault | null {
  const out = new Set(plan.leftOut.map(({ indicatorId }) => indicatorId));
  const isLater = plan.kind !== 'release';
  const faults: readonly (readonly [PlanFault, boolean])[] = [
    ['kind-first', isLater && !isPublished],
    ['kind-later', !isLater && isPublished],
    ['reason', isLater && plan.reason === null],
    ['no-reason', !isLater && plan.reason !== null],
    ['left-out', out.size < plan.leftOut.length || [...out].some((id) => !indicators.includes(id))],
    ['nothing-left', indicators.every((id) => out.has(id))],
    ['time-zone', !isTimeZone(plan.timeZone)],
    ['past', plan.announcedAt !== null && isDue(plan, now)],
  ];
  return faults.find(([, applies]) => applies)?.[0] ?? null;
}
