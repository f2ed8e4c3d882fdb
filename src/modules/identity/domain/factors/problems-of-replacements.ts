import { localized } from '../../../../kernel/localized-text.js';
import { Problem } from '../../../../kernel/problem.js';

/** A code is never reused for another problem. */
export const replacementProblems = {
  own: () =>
    new Problem(
      'forbidden',
      'identity.device-replacement.own',
      localized('You cannot replace your own device in this way.', '不能以此方式更换您本人的设备。'),
      {
        detail: localized(
          'Add and remove devices in the settings of your account, or ask another administrator.',
          '请在账户设置中添加和移除设备，或联系其他管理员。',
        ),
      },
    ),
  noDevice: () =>
    new Problem(
      'conflict',
      'identity.device-replacement.no-device',
      localized('This person has no device.', '该人员没有设备。'),
      {
        detail: localized(
          'The person is asked to set one up when they enter the workspace.',
          '该人员进入工作区时会被要求设置设备。',
        ),
      },
    ),
  openAlready: () =>
    new Problem(
      'conflict',
      'identity.device-replacement.open',
      localized('The replacement was already requested.', '已提出更换申请。'),
      { detail: localized('Wait until it takes effect.', '请等待其生效。') },
    ),
  notFound: () =>
    new Problem(
      'not-found',
      'identity.device-replacement.not-found',
      localized('Request not found.', '未找到该申请。'),
    ),
  notOpen: () =>
    new Problem(
      'conflict',
      'identity.device-replacement.not-open',
      localized('This request was already decided or has taken effect.', '该申请已处理或已生效。'),
      { detail: localized('Reload the page.', '请刷新页面。') },
    ),
};
