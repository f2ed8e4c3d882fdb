/** An administrator replaces the lost device of a member. */
export const lostDevice = {
  en: {
    replace: 'Replace lost device',
    question: 'Replace the lost device of {{name}}?',
    means:
      'Make sure that it is this person who asks you. The person is notified and can stop it. After a day, all devices and recovery codes of the account, the password and all sessions end. The person then signs in by an emailed link and sets up a new device.',
    waiting: 'Device is replaced on {{when}}, requested by {{name}}',
    cancel: 'Cancel the replacement',
    cancelMeans: 'The devices of the person stay as they are.',
  },
  zh: {
    replace: '更换丢失的设备',
    question: '更换{{name}}丢失的设备？',
    means:
      '请确认确系本人向您提出。系统将通知本人，本人可以停止更换。一天后，该账户的全部设备、恢复码、密码和会话失效；本人通过邮件链接登录并设置新设备。',
    waiting: '设备将于{{when}}更换，申请人：{{name}}',
    cancel: '取消更换',
    cancelMeans: '该人员的设备保持不变。',
  },
};
