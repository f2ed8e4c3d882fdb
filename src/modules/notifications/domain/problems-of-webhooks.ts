import { localized } from '../../../kernel/localized-text.js';
import { Problem } from '../../../kernel/problem.js';
import { mostWebhooks } from './webhook.js';

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
