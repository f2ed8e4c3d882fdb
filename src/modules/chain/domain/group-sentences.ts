import type { LocalizedText } from '../../../kernel/localized-text.js';

/** Who was accepted to the private meetings of a group, and who is a guest of one of them. */
export const groupSentences: Readonly<Record<string, LocalizedText>> = {
  'dialogue.position.shared.v1': {
    en: '{who} shared a position of {group} with {roundtable}',
    zh: '{who}向{roundtable}公开了{group}方的一项立场',
  },
  'dialogue.group-member.proposed.v1': {
    en: '{who} proposed a person for the group meetings at {roundtable}',
    zh: '{who}提议一人参加{roundtable}的分组会议',
  },
  'dialogue.group-member.accepted.v1': {
    en: '{who} accepted a person to the group meetings at {roundtable}',
    zh: '{who}接纳一人参加{roundtable}的分组会议',
  },
  'dialogue.group-member.refused.v1': {
    en: '{who} refused a person for the group meetings at {roundtable}',
    zh: '{who}未接纳一人参加{roundtable}的分组会议',
  },
  'dialogue.group.closed.v1': {
    en: 'The last titular member with access left a group at {roundtable}, and its meetings were closed',
    zh: '{roundtable}中一方最后一名有权参加分组会议的正式成员离开，该方会议已停止开放',
  },
  'dialogue.group-guest.proposed.v1': {
    en: '{who} proposed a guest for a group meeting',
    zh: '{who}提议一人列席一次分组会议',
  },
  'dialogue.group-guest.admitted.v1': {
    en: '{who} admitted a guest to a group meeting',
    zh: '{who}准许一人列席一次分组会议',
  },
  'dialogue.group-guest.withdrawn.v1': {
    en: '{who} withdrew the admission of a guest to a group meeting',
    zh: '{who}撤销了一人列席一次分组会议的许可',
  },
  'dialogue.group-spokesperson.confirmed.v1': {
    en: '{who} confirmed the spokesperson of a group at {roundtable}',
    zh: '{who}确认了{roundtable}中一方的发言人',
  },
};
