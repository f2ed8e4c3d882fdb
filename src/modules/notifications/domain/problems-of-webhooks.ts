import { localized } from '../../../kernel/localized-text.js';
import { Problem } from '../../../kernel/problem.js';
import { mostWaitingTests, mostWebhooks } from './webhook.js';

export function webhookNotFound(): Problem {
  return new Problem(
    'not-found',
    'notifications.webhook.not-found',
    localized('Webhook not found.', '未找到该 Webhook。'),
  );
}

export function webhookAddressRefused(): Problem {
  const detail = localized(
    'Enter an address on the internet that begins with https://, without a user name and password. Private and local addresses must be listed in a setting of the server.',
    '请输入以 https:// 开头的互联网地址，不含用户名和密码。内网和本机地址须列入服务器设置。',
  );
  return new Problem(
    'invalid',
    'notifications.webhook.address-refused',
    localized('Webhooks cannot be sent to this address.', '无法向此地址发送 Webhook。'),
    { detail, errors: [{ pointer: '/url', code: 'notifications.webhook.address-refused', detail }] },
  );
}

export function webhookNotEncrypted(): Problem {
  const detail = localized('Enter an address that begins with https://.', '请输入以 https:// 开头的地址。');
  return new Problem(
    'invalid',
    'notifications.webhook.not-encrypted',
    localized('Webhooks cannot be sent without encryption.', 'Webhook 不能以未加密方式发送。'),
    { detail, errors: [{ pointer: '/url', code: 'notifications.webhook.not-encrypted', detail }] },
  );
}

export function webhookGroupUnknown(): Problem {
  const detail = localized('Choose a working group of this workspace.', '请选择本工作区的工作组。');
  return new Problem(
    'invalid',
    'notifications.webhook.group-unknown',
    localized('Working group not found.', '未找到该工作组。'),
    { detail, errors: [{ pointer: '/workingGroupId', code: 'notifications.webhook.group-unknown', detail }] },
  );
}

export function webhookKindOfGroup(): Problem {
  const detail = localized(
    'A webhook of a working group can receive events of the group, its meetings and its actions. Remove the other events.',
    '工作组的 Webhook 可接收该组、其会议和其行动的事件。请取消其他事件。',
  );
  return new Problem(
    'invalid',
    'notifications.webhook.kind-of-group',
    localized('These events do not concern a working group.', '部分事件与工作组无关。'),
    { detail, errors: [{ pointer: '/kinds', code: 'notifications.webhook.kind-of-group', detail }] },
  );
}

export function webhookPaused(): Problem {
  return new Problem(
    'conflict',
    'notifications.webhook.paused',
    localized('This webhook is paused. Resume it to send a test.', '该 Webhook 已暂停。请恢复后再发送测试。'),
  );
}

export function tooManyTests(): Problem {
  return new Problem(
    'conflict',
    'notifications.webhook.too-many-tests',
    localized(
      `${mostWaitingTests} tests of this webhook are waiting. Wait until they are delivered or have failed.`,
      `该 Webhook 已有${mostWaitingTests}条测试消息待发送。请等待其送达或失败。`,
    ),
  );
}

export function tooManyWebhooks(): Problem {
  return new Problem(
    'conflict',
    'notifications.webhook.too-many',
    localized(
      `A workspace can have at most ${mostWebhooks} webhooks.`,
      `一个工作区最多可有${mostWebhooks}个 Webhook。`,
    ),
  );
}
