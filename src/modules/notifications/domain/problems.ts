import { localized } from '../../../kernel/localized-text.js';
import { Problem } from '../../../kernel/problem.js';

export function memberNeeded(): Problem {
  return new Problem(
    'forbidden',
    'notifications.settings.member-needed',
    localized('Notifications belong to a person of the workspace.', '通知只属于工作区中的人员。'),
  );
}

export function quietHoursWrong(): Problem {
  return new Problem(
    'invalid',
    'notifications.settings.quiet-hours-wrong',
    localized('The quiet hours must begin and end at different times.', '免打扰时段的开始时间和结束时间不能相同。'),
  );
}

export function calendarUnknown(): Problem {
  return new Problem(
    'not-found',
    'notifications.calendar.unknown',
    localized('This calendar address is not valid.', '此日历地址无效。'),
    {
      detail: localized(
        'It may have been replaced. Sign in to get a new address in your notification settings.',
        '该地址可能已被更换。请登录后在通知设置中获取新地址。',
      ),
    },
  );
}

export function stopLinkUnknown(): Problem {
  return new Problem(
    'not-found',
    'notifications.stop-link.unknown',
    localized('This link to stop emails is not valid.', '此停止邮件的链接无效。'),
    {
      detail: localized('Sign in and change your notification settings instead.', '请登录后在通知设置中更改。'),
    },
  );
}
