import type { INestApplicationContext } from '@nestjs/common';
import { jiangsu2019 } from '../modules/directory/catalogue/jiangsu-2019.js';
import { Database } from '../platform/database/index.js';
import { jiangsuRoadmap } from '../roadmap/catalogue/jiangsu-roadmap.js';
import type { JiangsuAchievement, JiangsuFollowUp } from '../roadmap/catalogue/jiangsu-roadmap.js';
import { RoadmapFacade } from '../roadmap/index.js';
import type { LocalizedText } from '../kernel/localized-text.js';
import { OpenAction } from '../roadmap/use-cases/open-action.js';
import type { OpenActionInput } from '../roadmap/use-cases/open-action.js';
import { RegisterPlan } from '../roadmap/use-cases/register-plan.js';
import { seedCityRoadmap } from './roadmap-city.js';
import type { Demonstration } from './demonstration.js';

/** The roadmaps of both workspaces; after the roundtables. */
export async function seedRoadmap(app: INestApplicationContext, demonstration: Demonstration): Promise<void> {
  await seedJiangsuRoadmap(app, demonstration);
  await seedCityRoadmap(app, demonstration);
}

/**
 * Only what the published text says, with its basis. The text relates no item to a roundtable or policy area, and
 * states few owners and dates; these fields remain empty.
 */
async function seedJiangsuRoadmap(app: INestApplicationContext, demonstration: Demonstration): Promise<void> {
  const { system } = demonstration.jiangsu;
  const begun = await app.get(Database).read(system, (tx) => app.get(RoadmapFacade).counts(tx));
  if (begun.total > 0) return;
  await registerPlans(app, demonstration);
  const open = app.get(OpenAction);
  for (const entry of jiangsuRoadmap.achievements) await open.execute(system, achieved(demonstration, entry));
  for (const entry of jiangsuRoadmap.followUp) await open.execute(system, followUp(demonstration, entry));
}

async function registerPlans(app: INestApplicationContext, { jiangsu }: Demonstration): Promise<void> {
  const register = app.get(RegisterPlan);
  const instruments = new Map<string, string>();
  for (const { key, name, kind, places, text, basis } of jiangsuRoadmap.instruments) {
    const placeId = jiangsu.places[places[0] ?? ''] ?? null;
    const plan = { kind, title: name, note: text ?? null, placeId, basis };
    instruments.set(key, await register.execute(jiangsu.system, plan));
  }
  for (const { title, text, place, from, to, basis, targets } of jiangsuRoadmap.plans)
    await register.execute(jiangsu.system, {
      kind: 'plan',
      title,
      note: text,
      fromYear: from,
      toYear: to,
      placeId: jiangsu.places[place] ?? null,
      basis,
      targets: targets.map(({ en, zh, duePeriod, instrument }) => ({
        title: { en, zh },
        ...due(duePeriod),
        instrumentId: instruments.get(instrument) ?? null,
      })),
    });
}

/** The last day of a stated year or month, with its precision. */
function due(period: string | null): Pick<OpenActionInput, 'dueOn' | 'duePrecision'> & {
  dueOn: string | null;
  duePrecision: 'year' | 'month' | 'day';
} {
  if (period === null) return { dueOn: null, duePrecision: 'day' };
  const [year, month] = period.split('-');
  if (month === undefined) return { dueOn: `${year}-12-31`, duePrecision: 'year' };
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10);
  return { dueOn: last, duePrecision: 'month' };
}

const joined = (parts: readonly (LocalizedText | null)[]): LocalizedText => {
  const said = parts.filter((part) => part !== null);
  return { en: said.map(({ en }) => en).join(' '), zh: said.map(({ zh }) => zh).join('') };
};

function named(key: string | null, en: string, zh: string): LocalizedText | null {
  const organisation = jiangsu2019.organisations.find((candidate) => candidate.key === key);
  return organisation ? { en: `${en} ${organisation.name.en}.`, zh: `${zh}${organisation.name.zh}。` } : null;
}

function achieved({ jiangsu }: Demonstration, entry: JiangsuAchievement): OpenActionInput {
  const { title, places = [], period, since, note, basis } = entry;
  const when = period === null ? null : { en: `Time stated: ${period}.`, zh: `所述时间：${period}。` };
  const from = since === undefined ? null : { en: `Since ${since}.`, zh: `自${since}年起。` };
  return {
    title,
    description: joined([
      { en: 'The source reports this as completed.', zh: '原文称已完成。' },
      when,
      from,
      sentence(note),
    ]),
    placeId: jiangsu.places[places[0] ?? ''] ?? null,
    stage: 'claimed-done',
    basis,
  };
}

function followUp({ jiangsu }: Demonstration, entry: JiangsuFollowUp): OpenActionInput {
  const { title, stage, places, duePeriod, owner, ledBy, host, note, basis } = entry;
  const interest =
    stage === 'interest-expressed'
      ? { en: 'Interest was expressed, but no plan exists yet.', zh: '仅表达了意愿，尚未列入计划。' }
      : null;
  return {
    title,
    description: joined([
      interest,
      named(ledBy, 'Lead:', '牵头方：'),
      named(host, 'Host:', '东道主：'),
      sentence(note),
    ]),
    ownerOrganisationId: owner === null ? null : (jiangsu.organisations[owner] ?? null),
    placeId: jiangsu.places[places[0] ?? ''] ?? null,
    ...due(duePeriod),
    stage: stage === 'under-way' ? 'in-progress' : 'agreed',
    basis,
  };
}

function sentence(note: LocalizedText | undefined): LocalizedText | null {
  return note === undefined ? null : { en: `${note.en}.`, zh: `${note.zh}。` };
}
