/** Confirmations of an action that is edited. */
export const confirmations = {
  en: {
    wording: 'This only corrects the wording',
    wordingHint: 'For example a typing error. What was agreed stays the same.',
    keeps:
      'Confirmed by: {{groups}}. The confirmation still counts. Those who confirmed are notified with both texts, and can withdraw.',
    ends: 'Confirmed by: {{groups}}. If you save, the confirmation no longer counts, and the group is asked again. Undo restores it.',
    saveAnyway: 'Save and ask again',
    corrected: 'Text changed after confirmation',
    before: '{{field}}, confirmed',
    after: '{{field}}, corrected',
    blank: 'Blank',
    importWording: 'Changed titles and descriptions in this file only correct the wording',
    importEnds: 'Ends the confirmation of: {{groups}}',
    importKeeps: 'Keeps the confirmation of: {{groups}} (notified)',
  },
  zh: {
    wording: '仅更正文字',
    wordingHint: '例如错别字，议定内容不变。',
    keeps: '已确认：{{groups}}。确认继续有效，系统将向确认方发送更正前后的文字，确认方可以撤回。',
    ends: '已确认：{{groups}}。保存后原确认不再有效，将请该方重新确认；撤销修改可恢复确认。',
    saveAnyway: '保存并请重新确认',
    corrected: '确认后文字有更正',
    before: '{{field}}（经确认）',
    after: '{{field}}（更正后）',
    blank: '空白',
    importWording: '文件中标题和说明的更改仅为文字更正',
    importEnds: '将使以下各方的确认失效：{{groups}}',
    importKeeps: '以下各方的确认继续有效（将通知）：{{groups}}',
  },
} as const;
