import type { Actor, Capacity, Constituency, Role, Sex } from '../kernel/actor.js';
import type { Language, LocalizedText } from '../kernel/localized-text.js';

/** Two workspaces with their ids by key: what every part of the demonstration builds on. Known before anything is stored. */
export interface DemoWorld {
  readonly jiangsu: JiangsuWorld;
  readonly city: CityWorld;
  readonly accounts: readonly DemoSeatHolder[];
}

/** Workspace one: the PAGE programme in Jiangsu. Keys are those of `directory/catalogue/jiangsu-2019.json`. */
export interface JiangsuWorld {
  readonly workspaceId: string;
  /** The program itself in this workspace: use cases called with it pass every permission. */
  readonly system: Actor;
  readonly places: Readonly<Record<string, string>>;
  readonly organisations: Readonly<Record<string, string>>;
}

/** Workspace two: a made-up city with four parks, marked as demonstration. */
export interface CityWorld {
  readonly workspaceId: string;
  readonly system: Actor;
  readonly cityId: string;
  readonly parks: readonly DemoPark[];
  readonly enterprises: readonly DemoEnterprise[];
  readonly organisations: readonly DemoOrganisation[];
  readonly people: readonly DemoPerson[];
  /** As the person of that account would act, by role; members by `member-government`, `-employers`, `-workers`. */
  readonly actors: Readonly<Record<DemoAccountKey, Actor>>;
}

export type DemoParkKey = 'A' | 'B' | 'C' | 'D';

export interface DemoPark {
  readonly key: DemoParkKey;
  readonly id: string;
  readonly name: LocalizedText;
}

/** `key` is the park's letter and a number: "B3". Sizes and headcounts belong to the sampling frame of surveys. */
export interface DemoEnterprise {
  readonly key: string;
  readonly id: string;
  readonly park: DemoParkKey;
  readonly name: LocalizedText;
}

export interface DemoOrganisation {
  readonly key: string;
  readonly id: string;
  readonly name: LocalizedText;
  readonly constituency: Constituency | null;
  readonly capacity: Capacity | null;
}

/** `key` like "workers-delegate-2", "government-adviser-1", "facilitator". */
export interface DemoPerson {
  readonly key: string;
  readonly id: string;
  readonly name: LocalizedText;
  readonly constituency: Constituency | null;
  readonly capacity: Capacity | null;
  readonly sex: Sex;
  readonly organisation: string;
  readonly organisationId: string;
  readonly language: Language;
}

export type DemoAccountKey = Exclude<Role, 'member'> | 'member-government' | 'member-employers' | 'member-workers';

/** Who signs in as `<key>@demo.example`. */
export interface DemoSeatHolder {
  readonly key: DemoAccountKey;
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  /** Key of the person in the made-up city. */
  readonly person: string;
}

/** The person of a key; a mistyped key is a mistake of the program. */
export function demoPerson(world: DemoWorld, key: string): DemoPerson {
  const found = world.city.people.find((person) => person.key === key);
  if (found === undefined) throw new Error(`the demonstration has no person "${key}"`);
  return found;
}

export function demoOrganisation(world: DemoWorld, key: string): DemoOrganisation {
  const found = world.city.organisations.find((organisation) => organisation.key === key);
  if (found === undefined) throw new Error(`the demonstration has no organisation "${key}"`);
  return found;
}
