import { localized } from '../../kernel/localized-text.js';
import { Problem } from '../../kernel/problem.js';

/** While a request was in progress, its session, token or role ended. */
export function rightsEnded(): Problem {
  const title = localized('Your access has ended.', '您的访问权限已终止。');
  const detail = localized('Nothing was saved. Sign in again.', '未保存任何内容。请重新登录。');
  return new Problem('unauthenticated', 'platform.auth.rights-ended', title, { detail });
}
