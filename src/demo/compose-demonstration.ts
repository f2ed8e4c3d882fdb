import { nobody, systemActor } from '../kernel/actor.js';
import type { Actor, Constituency } from '../kernel/actor.js';
import { localized } from '../kernel/localized-text.js';
import type { LocalizedText } from '../kernel/localized-text.js';
import { jiangsu2019 } from '../modules/directory/catalogue/jiangsu-2019.js';
import { demoId } from './demo-id.js';
import type {
  DemoCity,
  DemoAccountKey,
  DemoEnterprise,
  DemoOrganisation,
  DemoPark,
  DemoParkKey,
  DemoPerson,
  DemoSeatHolder,
  Demonstration,
  DemoJiangsu,
} from './demonstration.js';

/** Computes all ids of the demonstration without a database. */
export function composeDemonstration(): Demonstration {
  const accounts = composeAccounts();
  return { jiangsu: composeJiangsu(), city: composeCity(accounts), accounts };
}

function idsByKey(kind: string, keys: readonly { readonly key: string }[]): Record<string, string> {
  return Object.fromEntries(keys.map(({ key }) => [key, demoId(`jiangsu/${kind}/${key}`)]));
}

function composeJiangsu(): DemoJiangsu {
  const workspaceId = demoId('jiangsu');
  return {
    workspaceId,
    system: systemActor(workspaceId),
    places: idsByKey('place', jiangsu2019.places),
    organisations: idsByKey('organisation', jiangsu2019.organisations),
  };
}

const parkNames: Readonly<Record<DemoParkKey, LocalizedText>> = {
  A: localized('Park A', 'A园区'),
  B: localized('Park B', 'B园区'),
  C: localized('Park C', 'C园区'),
  D: localized('Park D', 'D园区'),
};

/** Fourteen in each park: enough for strata by size with several primary sampling units each. */
const enterprisesInPark = 14;

function composeParks(): { parks: DemoPark[]; enterprises: DemoEnterprise[] } {
  const keys = Object.keys(parkNames) as DemoParkKey[];
  const parks = keys.map((key) => ({ key, id: demoId(`city/park/${key}`), name: parkNames[key] }));
  const enterprises = keys.flatMap((park) =>
    Array.from({ length: enterprisesInPark }, (_, index) => {
      const key = `${park}${index + 1}`;
      const name = localized(`Enterprise ${key}`, `${key}企业`);
      return { key, id: demoId(`city/enterprise/${key}`), park, name };
    }),
  );
  return { parks, enterprises };
}

type Standing = Pick<DemoOrganisation, 'constituency' | 'capacity'>;
const government: Standing = { constituency: 'government', capacity: null };
const employers: Standing = { constituency: 'employers', capacity: null };
const workers: Standing = { constituency: 'workers', capacity: null };

const organisationList: readonly (readonly [key: string, name: LocalizedText, standing: Standing])[] = [
  [
    'labour-bureau',
    localized('Human Resources and Social Security Bureau of Demonstration City', '演示市人力资源和社会保障局'),
    government,
  ],
  [
    'environment-bureau',
    localized('Ecology and Environment Bureau of Demonstration City', '演示市生态环境局'),
    government,
  ],
  ['parks-office', localized('Industrial Parks Office of Demonstration City', '演示市工业园区管理办公室'), government],
  [
    'enterprise-confederation',
    localized('Enterprise Confederation of Demonstration City', '演示市企业联合会'),
    employers,
  ],
  [
    'industry-federation',
    localized('Federation of Industry and Commerce of Demonstration City', '演示市工商业联合会'),
    employers,
  ],
  ['trade-unions', localized('Federation of Trade Unions of Demonstration City', '演示市总工会'), workers],
  ['park-unions', localized('Joint Park Trade Union of Demonstration City', '演示市园区联合工会'), workers],
  ['secretariat', localized('Programme secretariat', '项目秘书处'), { constituency: null, capacity: 'secretariat' }],
  [
    'university',
    localized('University of Demonstration City', '演示市大学'),
    { constituency: null, capacity: 'adviser' },
  ],
  ['interpreters', localized('Interpretation service', '口译服务处'), { constituency: null, capacity: 'interpreter' }],
  ['guests', localized('Visiting delegation', '来访代表团'), { constituency: null, capacity: 'observer' }],
];

function composeOrganisations(): DemoOrganisation[] {
  return organisationList.map(([key, name, standing]) => ({
    key,
    id: demoId(`city/organisation/${key}`),
    name,
    ...standing,
  }));
}

const groupNames: Readonly<Record<Constituency, LocalizedText>> = {
  government: localized('Government', '政府'),
  employers: localized("Employers'", '雇主'),
  workers: localized("Workers'", '工人'),
};

/** Organisations of a group get seats in turn. */
const behind: Readonly<Record<Constituency, readonly string[]>> = {
  government: ['labour-bureau', 'environment-bureau', 'parks-office'],
  employers: ['enterprise-confederation', 'industry-federation'],
  workers: ['trade-unions', 'park-unions'],
};

type NewDemoPerson = Omit<DemoPerson, 'id' | 'organisationId'>;

function delegation(group: Constituency): NewDemoPerson[] {
  const { en, zh } = groupNames[group];
  const shared = { constituency: group, capacity: null, language: 'zh-CN' } as const;
  const organisationOf = (index: number): string => behind[group][index % behind[group].length]!;
  /**
   * In groups with an odd number, one more woman for workers and one more man for the others; both sexes in each
   * group.
   */
  const sexOf = (index: number) => ((index + (group === 'workers' ? 0 : 1)) % 2 === 0 ? 'female' : 'male');
  const delegates = Array.from({ length: 4 }, (_, index) => ({
    ...shared,
    key: `${group}-delegate-${index + 1}`,
    name: localized(`${en} delegate ${index + 1}`, `${zh}代表${index + 1}`),
    sex: sexOf(index) as DemoPerson['sex'],
    organisation: organisationOf(index),
  }));
  const advisers = Array.from({ length: 2 }, (_, index) => ({
    ...shared,
    key: `${group}-adviser-${index + 1}`,
    name: localized(`${en} adviser ${index + 1}`, `${zh}顾问${index + 1}`),
    sex: sexOf(index + 1) as DemoPerson['sex'],
    organisation: organisationOf(index),
  }));
  return [...delegates, ...advisers];
}

const outsideGroups: readonly NewDemoPerson[] = [
  {
    key: 'administrator',
    name: localized('Administrator', '管理员'),
    constituency: null,
    capacity: 'secretariat',
    sex: 'not-stated',
    organisation: 'secretariat',
    language: 'en',
  },
  {
    key: 'facilitator',
    name: localized('Facilitator', '协调人'),
    constituency: null,
    capacity: 'secretariat',
    sex: 'female',
    organisation: 'secretariat',
    language: 'en',
  },
  {
    key: 'analyst',
    name: localized('Analyst', '分析员'),
    constituency: null,
    capacity: 'adviser',
    sex: 'male',
    organisation: 'university',
    language: 'en',
  },
  {
    key: 'fieldwork-manager',
    name: localized('Fieldwork manager', '现场管理员'),
    constituency: null,
    capacity: 'adviser',
    sex: 'female',
    organisation: 'university',
    language: 'en',
  },
  {
    key: 'rapporteur',
    name: localized('Rapporteur', '报告员'),
    constituency: null,
    capacity: 'secretariat',
    sex: 'male',
    organisation: 'secretariat',
    language: 'en',
  },
  {
    key: 'interpreter',
    name: localized('Interpreter', '口译员'),
    constituency: null,
    capacity: 'interpreter',
    sex: 'female',
    organisation: 'interpreters',
    language: 'zh-CN',
  },
  {
    key: 'park-coordinator',
    name: localized('Park coordinator', '园区协调员'),
    constituency: 'government',
    capacity: null,
    sex: 'female',
    organisation: 'parks-office',
    language: 'zh-CN',
  },
  {
    key: 'observer',
    name: localized('Observer', '观察员'),
    constituency: null,
    capacity: 'observer',
    sex: 'male',
    organisation: 'guests',
    language: 'en',
  },
];

function composePeople(): DemoPerson[] {
  const all = [...delegation('government'), ...delegation('employers'), ...delegation('workers'), ...outsideGroups];
  return all.map((person) => ({
    ...person,
    id: demoId(`city/person/${person.key}`),
    organisationId: demoId(`city/organisation/${person.organisation}`),
  }));
}

const personOf: Readonly<Record<DemoAccountKey, string>> = {
  administrator: 'administrator',
  facilitator: 'facilitator',
  analyst: 'analyst',
  'fieldwork-manager': 'fieldwork-manager',
  'member-government': 'government-delegate-1',
  'member-employers': 'employers-delegate-1',
  'member-workers': 'workers-delegate-1',
  rapporteur: 'rapporteur',
  interpreter: 'interpreter',
  'park-coordinator': 'park-coordinator',
  observer: 'observer',
};

function composeAccounts(): DemoSeatHolder[] {
  return (Object.keys(personOf) as DemoAccountKey[]).map((key) => ({
    key,
    id: demoId(`account/${key}`),
    email: `${key}@demo.example`,
    role: key.startsWith('member-') ? 'member' : (key as Exclude<DemoAccountKey, `member-${string}`>),
    person: personOf[key],
  }));
}

function composeCity(accounts: readonly DemoSeatHolder[]): DemoCity {
  const workspaceId = demoId('city');
  const people = composePeople();
  const actorOf = (account: DemoSeatHolder): Actor => {
    const person = people.find(({ key }) => key === account.person)!;
    const { id: personId, constituency, capacity, organisationId, language } = person;
    const standing = { personId, constituency, capacity, organisationId, language };
    return { ...nobody, kind: 'person', accountId: account.id, workspaceId, roles: [account.role], ...standing };
  };
  const actors = Object.fromEntries(accounts.map((account) => [account.key, actorOf(account)]));
  return {
    workspaceId,
    system: systemActor(workspaceId),
    cityId: demoId('city/city'),
    ...composeParks(),
    organisations: composeOrganisations(),
    people,
    actors: actors as Record<DemoAccountKey, Actor>,
  };
}
