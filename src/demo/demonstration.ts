import { type Actor, type Capacity, type Constituency, nobody, type Role, type Sex } from '../kernel/actor.js';
import type { Language, LocalizedText } from '../kernel/localized-text.js';

/**
 * The ids of two workspaces by key, used by all parts of the demonstration. They are known before anything is stored.
 */
export interface Demonstration {
  readonly jiangsu: DemoJiangsu;
  readonly city: DemoCity;
  readonly accounts: readonly DemoSeatHolder[];
}

/** Workspace one: the PAGE programme in Jiangsu. The keys are those of `directory/catalogue/jiangsu-2019.json`. */
export interface DemoJiangsu {
  readonly workspaceId: string;
  /** The program itself in this workspace, with all permissions. */
  readonly system: Actor;
  readonly places: Readonly<Record<string, string>>;
  readonly organisations: Readonly<Record<string, string>>;
}

/** Workspace two: a fictitious city with four parks, marked as a demonstration. */
export interface DemoCity {
  readonly workspaceId: string;
  readonly system: Actor;
  readonly cityId: string;
  readonly parks: readonly DemoPark[];
  readonly enterprises: readonly DemoEnterprise[];
  readonly organisations: readonly DemoOrganisation[];
  readonly people: readonly DemoPerson[];
  /** The actor of each account, by role; members by `member-government`, `-employers`, `-workers`. */
  readonly actors: Readonly<Record<DemoAccountKey, Actor>>;
}

export type DemoParkKey = 'A' | 'B' | 'C' | 'D';

export interface DemoPark {
  readonly key: DemoParkKey;
  readonly id: string;
  readonly name: LocalizedText;
}

/** `key` is the park's letter and a number, e.g. "B3". Sizes and head counts are part of the sampling frame. */
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

/** `key` is e.g. "workers-delegate-2", "government-adviser-1" or "facilitator". */
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

/** A person who signs in as `<key>@demo.example`. */
export interface DemoSeatHolder {
  readonly key: DemoAccountKey;
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  /** Key of the person in the fictitious city. */
  readonly person: string;
}

/** The person with this key; a wrong key is a programming error. */
export function demoPerson(demonstration: Demonstration, key: string): DemoPerson {
  const found = demonstration.city.people.find((person) => person.key === key);
  if (found === undefined) throw new Error(`the demonstration has no person "${key}"`);
  return found;
}

/** The person with this key as a member, who acts without an account. */
export function demoMember(demonstration: Demonstration, key: string): Actor {
  const { id, constituency, capacity, organisationId, language } = demoPerson(demonstration, key);
  const standing = { constituency, capacity, organisationId, language };
  const { workspaceId } = demonstration.city;
  return { ...nobody, kind: 'person', personId: id, workspaceId, roles: ['member'], ...standing };
}

export function demoOrganisation(demonstration: Demonstration, key: string): DemoOrganisation {
  const found = demonstration.city.organisations.find((organisation) => organisation.key === key);
  if (found === undefined) throw new Error(`the demonstration has no organisation "${key}"`);
  return found;
}
