export const calendar = {
  en: {
    title: 'Calendar',
    purpose:
      'Subscribe to your meetings and the due dates of your actions in your own calendar program. It shows only what you may read at that moment.',
    create: 'Create calendar address',
    once: 'Copy this address now and add it to your calendar program as a subscription. You cannot view it again. Anyone who has it can read these meetings and due dates.',
    since: 'Your address was created on {{day}}. If you no longer have it, or others may know it, replace it.',
    replace: 'Replace address',
    replaceMeans: 'The present address stops working immediately. Add the new one to your calendar program.',
    remove: 'Remove address',
    removeMeans: 'Calendar programs that use the address are no longer updated.',
  },
  zh: {
    title: '日历',
    purpose: '在您自己的日历程序中订阅您的会议和由您负责的行动的到期日。日历只显示您当时有权查看的内容。',
    create: '创建日历地址',
    once: '请立即复制此地址，并在日历程序中添加为订阅：仅显示这一次。任何人获得该地址，都能看到这些会议和到期日。',
    since: '日历地址创建于{{day}}。如已遗失或可能为他人所知，请更换。',
    replace: '更换地址',
    replaceMeans: '现有地址立即失效，请将新地址添加到日历程序。',
    remove: '删除地址',
    removeMeans: '使用该地址的日历程序将不再更新。',
  },
} as const;
