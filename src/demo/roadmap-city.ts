import { Readable } from 'node:stream';
import type { INestApplicationContext } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import type { LocalizedText } from '../kernel/localized-text.js';
import { inLanguage } from '../kernel/localized-text.js';
import { DialogueFacade } from '../modules/dialogue/index.js';
import { Database } from '../platform/database/index.js';
import { dayIn } from '../kernel/day.js';
import type { ActionStatus } from '../roadmap/domain/status.js';
import { RoadmapFacade } from '../roadmap/index.js';
import { AddComment } from '../roadmap/use-cases/add-comment.js';
import { AddEvidence } from '../roadmap/use-cases/add-evidence.js';
import { AddObjective } from '../roadmap/use-cases/add-objective.js';
import { ChangeActionStatus } from '../roadmap/use-cases/change-action-status.js';
import { EditAction } from '../roadmap/use-cases/edit-action.js';
import { OpenAction } from '../roadmap/use-cases/open-action.js';
import { ProposeOverdueActions } from '../roadmap/use-cases/propose-overdue-actions.js';
import { ReportProgress } from '../roadmap/use-cases/report-progress.js';
import { SaveView } from '../roadmap/use-cases/save-view.js';
import { SetTarget } from '../roadmap/use-cases/set-target.js';
import { ValidateClaim } from '../roadmap/use-cases/validate-claim.js';
import { DialogueSteps } from './dialogue-steps.js';
import { conclusions, group } from './dialogue-words.js';
import { plainPdf } from './plain-pdf.js';
import { seedPublicEntries } from './roadmap-public.js';
import { seedRegister } from './roadmap-register.js';
import { seedSchedule } from './roadmap-schedule.js';
import { nextSteps, risks } from './roadmap-risks.js';
import { actions, objectives, said, savedView } from './roadmap-words.js';
import { onDay } from './story-clock.js';
import { demoMember, demoOrganisation, demoPerson } from './demonstration.js';
import type { Demonstration } from './demonstration.js';

/** Actions in every status, for all three groups: one overdue, one disputed, one confirmed with evidence. */
export async function seedCityRoadmap(app: INestApplicationContext, demonstration: Demonstration): Promise<void> {
  const begun = await app.get(Database).read(demonstration.city.system, (tx) => app.get(RoadmapFacade).counts(tx));
  if (begun.total > 0) return;
  const ids = await openAll(app, demonstration);
  const now = app.get(Clock).now();
  await seedSchedule(app, demonstration, { ids, today: dayFrom(now, 0) });
  await playStory(new Story(app, demonstration, ids, now), now);
  await onDay(20, () =>
    app.get(SaveView).execute(demonstration.city.actors.facilitator, {
      ...{ name: savedView, shared: true, filter: { late: 'yes', view: 'table' } },
    }),
  );
  await seedPublicEntries(app, demonstration, ids);
  await onDay(2, () => app.get(ProposeOverdueActions).execute(demonstration.city.actors.facilitator));
}

const dayFrom = (now: Date, days: number): string =>
  dayIn(new Date(now.getTime() + days * 86_400_000), 'Asia/Shanghai');

async function openAll(
  app: INestApplicationContext,
  demonstration: Demonstration,
): Promise<ReadonlyMap<string, string>> {
  const { facilitator } = demonstration.city.actors;
  const now = app.get(Clock).now();
  const day = (days: number): string => dayFrom(now, days);
  const agreed = await app.get(Database).read(facilitator, (tx) => app.get(DialogueFacade).conclusions(tx));
  const groupId = await new DialogueSteps(app, facilitator).workingGroup(group.name);
  const { planId } = await seedRegister(app, demonstration);
  const goals = new Map<string, string>();
  for (const { key, area, title } of objectives)
    goals.set(
      key,
      await onDay(113, async () => (await app.get(AddObjective).execute(facilitator, { policyArea: area, title })).id),
    );
  const ids = new Map<string, string>();
  for (const entry of actions) {
    const texts = conclusions
      .filter(({ item }) => item === entry.item || item === entry.secondItem)
      .map(({ text }) => text.en);
    const input = {
      title: entry.title,
      budget: entry.budget ?? [],
      risk: risks[entry.key] ?? null,
      ...(entry.description && { description: entry.description }),
      ...(entry.proposed !== true && { stage: 'agreed' as const }),
      conclusionIds: agreed.filter(({ text }) => texts.includes(text.en)).map(({ id }) => id),
      objectiveId: goals.get(entry.objective) ?? null,
      ...(entry.tags && { planId, tags: entry.tags }),
      policyAreas: entry.areas,
      genderTag: entry.gender,
      ownerOrganisationId: entry.owner === null ? null : demoOrganisation(demonstration, entry.owner).id,
      ownerWorkingGroupId: entry.owner === null ? (groupId ?? null) : null,
      ownerPersonId: demoPerson(demonstration, entry.person).id,
      coOwnerOrganisationIds: (entry.coOwners ?? []).map((key) => demoOrganisation(demonstration, key).id),
      startOn: day(entry.start),
      dueOn: day(entry.due),
      placeId: demonstration.city.parks.find(({ key }) => key === entry.park)?.id ?? demonstration.city.cityId,
    };
    // Most follow their conclusion within a month, the later ones when they are about to begin.
    const { id } = await onDay(entry.start > -65 ? 68 : 112, () => app.get(OpenAction).execute(facilitator, input));
    ids.set(entry.key, id);
  }
  return ids;
}

/** Changes actions through the same use cases as users, each by the person who is responsible for it. */
class Story {
  constructor(
    private readonly app: INestApplicationContext,
    private readonly demonstration: Demonstration,
    private readonly ids: ReadonlyMap<string, string>,
    /** When the demonstration is loaded: the days of its words are counted from it. */
    private readonly now: Date,
  ) {}

  async report(key: string, text: LocalizedText, more: { status?: ActionStatus; progress?: number; file?: File } = {}) {
    const { file, ...stated } = more;
    const owner = this.owner(key);
    const actionId = this.id(key);
    const add = { actionId, declaredName: file?.name ?? '', content: Readable.from(file?.content ?? []) };
    const evidenceIds = file ? [(await this.app.get(AddEvidence).execute(owner, add)).id] : [];
    const words = inLanguage(text, owner.language);
    const next = nextSteps[key];
    const nextStep = next && { text: inLanguage(next.text, owner.language), on: dayFrom(this.now, next.days) };
    return this.app
      .get(ReportProgress)
      .execute(owner, { actionId, text: words, evidenceIds, ...stated, ...(nextStep && { nextStep }) });
  }

  async say(
    key: string,
    updateId: string,
    said: { by: string; verdict: 'confirmed' | 'disputed'; text: LocalizedText },
  ) {
    const actor = this.person(said.by);
    const words = inLanguage(said.text, actor.language);
    await this.app
      .get(ValidateClaim)
      .execute(actor, { actionId: this.id(key), updateId, verdict: said.verdict, words });
  }

  async comment(key: string, text: LocalizedText): Promise<void> {
    const owner = this.owner(key);
    await this.app.get(AddComment).execute(owner, { actionId: this.id(key), text: inLanguage(text, owner.language) });
  }

  async figure(
    key: string,
    { title, unit, source }: Readonly<Record<'title' | 'unit' | 'source', string>>,
    figure: string,
  ) {
    const stated = { kind: 'figure' as const, link: null, title, unit, source, figure };
    await this.app.get(AddEvidence).state(this.owner(key), this.id(key), stated);
  }

  async steer(key: string, status: ActionStatus, text: LocalizedText): Promise<void> {
    const actor = this.demonstration.city.actors.facilitator;
    const input = { actionId: this.id(key), baseVersion: 1, status, reason: inLanguage(text, actor.language) };
    await this.app.get(ChangeActionStatus).execute(actor, input);
  }

  /** Moves the due date to a number of days from now, with a reason. */
  async postpone(key: string, days: number, text: LocalizedText): Promise<void> {
    const actor = this.demonstration.city.actors.facilitator;
    const changes = { dueOn: dayFrom(this.now, days) };
    const reason = inLanguage(text, actor.language);
    await this.app.get(EditAction).execute(actor, { actionId: this.id(key), baseVersion: 1, changes, reason });
  }

  async aim(key: string, indicatorId: string, [baseline, target]: readonly [string, string], year: number) {
    const link = { baseline, baselinePeriod: String(year), target, targetOn: `${year + 2}-12-31` };
    await this.app.get(SetTarget).execute(this.demonstration.city.actors.analyst, {
      actionId: this.id(key),
      indicatorId,
      baseVersion: 0,
      ...link,
    });
  }

  private id(key: string): string {
    return this.ids.get(key) ?? missing(key);
  }

  private owner(key: string): Actor {
    return this.person(actions.find((entry) => entry.key === key)?.person ?? missing(key));
  }

  private person(key: string): Actor {
    return demoMember(this.demonstration, key);
  }
}

interface File {
  readonly name: string;
  readonly content: Buffer[];
}

const measurements = [
  'park,line,shift,heat_wbgt_c,dust_mg_m3,noise_db',
  'A,1,day,27.4,1.1,81',
  'A,2,day,28.9,1.6,84',
  'B,1,day,26.8,0.9,79',
  'C,1,day,30.2,2.3,86',
  'D,1,day,27.1,1.2,82',
  '',
].join('\r\n');

/** What happened to the actions, with the days before the demonstration is loaded. */
async function playStory(story: Story, now: Date): Promise<void> {
  const year = now.getUTCFullYear();
  await onDay(66, () => story.aim('green-jobs', 'green_job_share', ['0.027', '0.05'], year));
  await onDay(66, () => story.aim('osh-training', 'osh_training_rate', ['0.71', '0.85'], year));
  await onDay(61, () => story.report('plan-a', said.planA, { status: 'in-progress', progress: 60 }));
  await onDay(52, () => story.steer('app', 'dropped', said.dropped));
  const table = { name: '测量结果.csv', content: [Buffer.from(`\uFEFF${measurements}`)] };
  const measured = await onDay(33, () =>
    story.report('measure', said.measure, { status: 'claimed-done', file: table }),
  );
  await onDay(26, () =>
    story.say('measure', measured.updateId, {
      by: 'workers-delegate-1',
      verdict: 'disputed',
      text: said.measureDisputed,
    }),
  );
  await onDay(25, () => story.comment('measure', said.measureComment));
  await onDay(25, () => story.figure('measure', said.measureFigure, '46'));
  const plan = { name: 'Training plan Park B.pdf', content: [plainPdf('Training plan of Park B (demonstration)')] };
  const planB = await onDay(24, () => story.report('plan-b', said.planB, { status: 'claimed-done', file: plan }));
  await onDay(19, () =>
    story.say('plan-b', planB.updateId, {
      by: 'workers-delegate-1',
      verdict: 'confirmed',
      text: said.planBConfirmed,
    }),
  );
  await onDay(22, () => story.report('osh-training', said.osh, { status: 'in-progress', progress: 45 }));
  await onDay(17, () => story.report('survey', said.survey, { status: 'in-progress', progress: 70 }));
  await onDay(15, () => story.postpone('plan-cd', 62, said.planCdMoved));
  await onDay(14, () => story.report('plan-cd', said.planCd, { status: 'in-progress', progress: 25 }));
  await onDay(9, () => story.report('guide', said.guide, { status: 'in-progress', progress: 50 }));
  await onDay(8, () => story.report('shift-review', said.shift, { status: 'at-risk', progress: 30 }));
  await onDay(4, () => story.report('by-sex', said.bySex, { status: 'claimed-done' }));
}

function missing(key: string): never {
  throw new Error(`the demonstration has no action "${key}"`);
}
