import type { PermissionTable, Role } from './actor.js';
import type { LocalizedText } from './localized-text.js';
import { localized } from './localized-text.js';

/**
 * Pairs of rights that together break a promise to those who answer or negotiate: whoever has both can do alone what was
 * meant to need two people (docs/adr/0086). A side is a permission, or an office that is no permission of a role.
 */
export interface PairOfRights {
  /** Stored with requests, so it is never renamed. */
  readonly id: string;
  readonly one: string;
  readonly other: string;
  readonly promise: LocalizedText;
  /** Of each single record another person is asked, whatever roles the first one has (docs/adr/0043). */
  readonly guardedByRecord?: boolean;
}

export const pairsOfRights: readonly PairOfRights[] = [
  {
    id: 'links-answers',
    one: 'surveys.links.issue',
    other: 'surveys.microdata.export',
    promise: localized(
      'Whoever answers all links of an enterprise but one does not read the row that remains.',
      '填答某企业除一份以外全部链接的人，不能读取余下的一份答卷。',
    ),
  },
  {
    id: 'codes-answers',
    one: 'surveys.frame.key',
    other: 'surveys.microdata.export',
    promise: localized(
      'Whoever reads single answers does not know the enterprise of a code.',
      '读取单份答卷的人，不知道编码所对应的企业。',
    ),
  },
  {
    id: 'roles-answers',
    one: 'identity.membership.edit',
    other: 'surveys.microdata.export',
    promise: localized(
      'Whoever gives roles does not use them to read single answers.',
      '授予角色的人，不利用角色读取单份答卷。',
    ),
  },
  {
    id: 'run-approval',
    one: 'indicators.run.start',
    other: 'indicators.release.approve',
    promise: localized('Figures are approved by a person who did not compute them.', '指标值由未参与计算的人员批准。'),
    guardedByRecord: true,
  },
  {
    id: 'release-approval',
    one: 'indicators.release.write',
    other: 'indicators.release.approve',
    promise: localized('A release is approved by a person who did not write it.', '发布内容由非撰写人批准。'),
    guardedByRecord: true,
  },
  {
    id: 'roundtable-spokesperson',
    one: 'dialogue.roundtable.create',
    other: 'office:spokesperson',
    promise: localized(
      'Whoever convenes roundtables does not speak for one of the groups.',
      '召集圆桌会议的人，不代表其中一方发言。',
    ),
  },
];

/** The offices that occur in pairs besides permissions. */
export const offices: readonly string[] = ['office:spokesperson'];

/** The sides of the pairs, as the page of rights names them. */
export const namesOfRights: Readonly<Record<string, LocalizedText>> = {
  'surveys.links.issue': localized('Create personal links', '生成个人链接'),
  'surveys.microdata.export': localized('Read single answers', '读取单份答卷'),
  'surveys.frame.key': localized('See which enterprise a code belongs to', '查看编码对应的企业'),
  'identity.membership.edit': localized('Give roles', '授予角色'),
  'indicators.run.start': localized('Compute indicators', '计算指标'),
  'indicators.release.write': localized('Write a release', '撰写发布内容'),
  'indicators.release.approve': localized('Approve a release', '批准发布'),
  'dialogue.roundtable.create': localized('Convene roundtables', '召集圆桌会议'),
  'office:spokesperson': localized('Spokesperson of a group', '一方发言人'),
};

/** What a person has in a workspace. */
export interface Powers {
  readonly roles: readonly Role[];
  readonly offices: readonly string[];
}

/** The pairs that a person has, without those of which another person is asked for each single record. */
export function pairsHeld({ roles, offices: held }: Powers, permissions: PermissionTable): readonly PairOfRights[] {
  const has = (side: string): boolean =>
    held.includes(side) || roles.some((role) => permissions[side]?.includes(role) === true);
  return pairsOfRights.filter(({ one, other, guardedByRecord }) => guardedByRecord !== true && has(one) && has(other));
}
