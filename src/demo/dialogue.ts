import type { INestApplicationContext } from '@nestjs/common';
import { localized } from '../kernel/localized-text.js';
import { basisInWords, jiangsuRoundtables } from '../modules/dialogue/catalogue/jiangsu-roundtables.js';
import type { JiangsuRoundtable } from '../modules/dialogue/catalogue/jiangsu-roundtables.js';
import { workingGroups } from '../modules/dialogue/queries/working-groups.query.js';
import { FormWorkingGroup } from '../modules/dialogue/use-cases/form-working-group.js';
import { ChangeAgendaItemStatus } from '../modules/dialogue/use-cases/move-agenda-item.js';
import { Database } from '../platform/database/database.js';
import { seedCityDialogue } from './dialogue-city.js';
import { DialogueSteps, ignoreDone } from './dialogue-steps.js';
import type { Demonstration } from './demonstration.js';

/** Roundtables of both workspaces; after people, before the roadmap. */
export async function seedDialogue(app: INestApplicationContext, demonstration: Demonstration): Promise<void> {
  await seedJiangsuDialogue(app, demonstration);
  await seedCityDialogue(app, demonstration);
}

const untimed = localized(
  'The source mentions this topic but gives no day, time or duration.',
  '文本所列议题；文本未说明各议题的具体日期、时间或时长。',
);

/** Only what the published text says about the two roundtables of 2019: no seats, times or minutes. */
async function seedJiangsuDialogue(app: INestApplicationContext, demonstration: Demonstration): Promise<void> {
  const steps = new DialogueSteps(app, demonstration.jiangsu.system);
  const ids = new Map<string, string>();
  for (const entry of jiangsuRoundtables.roundtables)
    ids.set(entry.key, await addRoundtable(app, demonstration, entry));
  await formJiangsuGroups(app, demonstration, ids);
  for (const id of ids.values()) await steps.go(id, ['draft', 'convened', 'in-session', 'closed']);
}

async function addRoundtable(
  app: INestApplicationContext,
  { jiangsu }: Demonstration,
  entry: JiangsuRoundtable,
): Promise<string> {
  const steps = new DialogueSteps(app, jiangsu.system);
  const organisation = (key: string): string => required(jiangsu.organisations[key], key);
  const roundtableId = await steps.create(entry.ordinal, {
    title: entry.title,
    basis: basisInWords(entry),
    startsOn: entry.date,
    endsOn: entry.endDate ?? entry.date,
    timeZone: 'Asia/Shanghai',
    placeId: required(jiangsu.places[entry.place], entry.place),
    organisations: [
      ...entry.leads.map((key) => ({ organisationId: organisation(key), part: 'lead' as const })),
      ...entry.partners.map((key) => ({ organisationId: organisation(key), part: 'partner' as const })),
    ],
  });
  if ((await steps.roundtable(entry.ordinal))?.state === 'closed') return roundtableId;
  await steps.go(roundtableId, ['draft', 'convened', 'in-session']);
  for (const topic of entry.topics) {
    const agendaItemId = await steps.item({ roundtableId, title: topic, note: untimed });
    await app.get(ChangeAgendaItemStatus).execute(jiangsu.system, { agendaItemId, to: 'done' }).catch(ignoreDone);
  }
  for (const { en, zh } of entry.outcomes.filter((outcome) => outcome.kind === 'conclusion')) {
    const basis = basisInWords({ basis: entry.basis });
    await steps.conclude({ roundtableId, text: { en, zh }, agreement: 'agreed', agreedOn: entry.date, basis });
  }
  return roundtableId;
}

async function formJiangsuGroups(
  app: INestApplicationContext,
  { jiangsu }: Demonstration,
  roundtables: ReadonlyMap<string, string>,
): Promise<void> {
  const standing = await app.get(Database).read(jiangsu.system, (tx) => workingGroups(tx));
  for (const entry of jiangsuRoundtables.workingGroups) {
    if (standing.some(({ name }) => name.en === entry.name.en)) continue;
    await app.get(FormWorkingGroup).execute(jiangsu.system, {
      name: entry.name,
      mandate: entry.mandate,
      composition: entry.members.flatMap(({ group }) => (group === null ? [] : [group])),
      membership: {
        en: entry.members.map(({ en }) => en).join(', '),
        zh: entry.members.map(({ zh }) => zh).join('、'),
      },
      roundtableId: required(roundtables.get(entry.arisesFrom), entry.arisesFrom),
      formedOn: entry.formed,
      basis: basisInWords(entry),
    });
  }
}

function required(value: string | undefined, key: string): string {
  if (value === undefined) throw new Error(`the demonstration has no "${key}"`);
  return value;
}
