import { localized } from '../../../kernel/localized-text.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { Problem } from '../../../kernel/problem.js';
import type { InvitationState } from './invitation.js';

export function invitationUnknown(): Problem {
  return new Problem(
    'not-found',
    'notifications.invitation.unknown',
    localized('This invitation link is not valid.', '此邀请链接无效。'),
    {
      detail: localized(
        'Open the link in the last email about the meeting, or ask the secretariat.',
        '请打开最近一封会议邮件中的链接，或联系秘书处。',
      ),
    },
  );
}

const closed: Readonly<Record<Exclude<InvitationState, 'open'>, LocalizedText>> = {
  ended: localized('The meeting has ended. It accepts no more answers.', '会议已结束，不再接受答复。'),
  cancelled: localized('The meeting was cancelled. It accepts no answers.', '会议已取消，无需答复。'),
  'not-seated': localized('You no longer have a seat at this meeting.', '您不再是该次会议的席位成员。'),
};

export function invitationNotOpen(state: Exclude<InvitationState, 'open'>): Problem {
  return new Problem('conflict', 'notifications.invitation.not-open', closed[state]);
}

export function everySeatInvitedByEmail(): Problem {
  return new Problem(
    'conflict',
    'notifications.invitation.no-letters',
    localized(
      'Everyone with a seat has an email address and is invited by email.',
      '所有有席位的人员都有邮箱，已通过邮件邀请。',
    ),
    { detail: localized('To print letters for them too, choose all seats.', '如需一并打印，请选择全部席位。') },
  );
}

export function invitedMeetingNotFound(): Problem {
  return new Problem(
    'not-found',
    'notifications.invitation.meeting-not-found',
    localized('Meeting not found.', '未找到该会议。'),
  );
}

export function notifiedOrganisationUnknown(): Problem {
  return new Problem(
    'not-found',
    'notifications.invitation.organisation-unknown',
    localized('Organisation not found.', '未找到该单位。'),
    { detail: localized('Add it under Directory, Organisations.', '请在“名录”的组织中新增该单位。') },
  );
}
