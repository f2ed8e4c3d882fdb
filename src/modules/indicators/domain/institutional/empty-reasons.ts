/** Why an indicator has no figure, and what is needed to obtain one. */
import type { LocalizedText } from '../../../../kernel/localized-text.js';

export type NoDataReason =
  | 'no-session'
  | 'no-participant'
  | 'no-speech'
  | 'no-lead-role'
  | 'no-meeting'
  | 'no-conclusion'
  | 'no-old-conclusion'
  | 'no-action'
  | 'no-assessed-action'
  | 'no-area'
  | 'no-due-action'
  | 'no-open-action'
  | 'no-done-action'
  | 'no-wave'
  | 'no-run'
  | 'no-link'
  | 'no-training'
  | 'no-exchange'
  | 'no-transfer';

export const noDataWords: Readonly<Record<NoDataReason, LocalizedText>> = {
  'no-session': {
    en: 'No roundtable took place in this period. The figure appears after you assign seats to the delegations and close a roundtable.',
    zh: '本期没有已举行的圆桌会议。安排席位并结束一次会议后即有数据。',
  },
  'no-participant': {
    en: 'No seats count towards this figure at the roundtables of this period. The figure appears after you assign seats to the delegations.',
    zh: '本期圆桌会议没有可计入的席位。安排代表团席位后即有数据。',
  },
  'no-speech': {
    en: 'No speaking time was recorded at the roundtables of this period. The figure appears after speeches are recorded in the live session.',
    zh: '本期圆桌会议没有发言时间记录。在会议现场页面登记发言后即有数据。',
  },
  'no-lead-role': {
    en: 'No chair, vice-chair or rapporteur with a stated sex had a seat in this period. The figure appears after you assign these functions to seats.',
    zh: '本期没有已注明性别的主席、副主席或报告员。为席位指定职务后即有数据。',
  },
  'no-meeting': {
    en: 'No working group meeting is recorded with attendance. The figure appears after meetings and attendance are recorded.',
    zh: '尚无工作组会议及其出席记录。登记会议和出席情况后即有数据。',
  },
  'no-conclusion': {
    en: 'There were no conclusions at the end of this period. The figure appears after you record a conclusion at a roundtable.',
    zh: '截至本期末尚无议定事项。在圆桌会议上登记议定事项后即有数据。',
  },
  'no-old-conclusion': {
    en: 'At the end of this period, no conclusion was old enough to assess follow-up. The definition states the required number of days.',
    zh: '截至本期末，没有已满规定天数的议定事项，尚无法判断其后续。满规定天数后即有数据。',
  },
  'no-action': {
    en: 'At the end of this period, the roadmap had no action whose progress is reported here. Results from published sources are not counted. The figure appears after you create an action.',
    zh: '截至本期末，路线图中没有在此报告进展的行动；公开文本中的成果不计入。新建行动后即有数据。',
  },
  'no-assessed-action': {
    en: 'No action has a gender tag. The figure appears after you set a gender tag on an action.',
    zh: '尚无行动设定性别平等标记。在行动中设定后即有数据。',
  },
  'no-area': {
    en: 'No action has a policy area. The figure appears after you choose a policy area for an action.',
    zh: '尚无行动注明政策领域。在行动中选择领域后即有数据。',
  },
  'no-due-action': {
    en: 'No action was due by the end of this period. The figure appears after the first due date.',
    zh: '截至本期末没有到期的行动。首个行动到期后即有数据。',
  },
  'no-open-action': {
    en: 'No action was open at the end of this period.',
    zh: '截至本期末没有未完成的行动。',
  },
  'no-done-action': {
    en: 'No completed action was confirmed by another group. The figure appears after an action is reported complete and another group confirms it.',
    zh: '没有已完成并经另一方确认的行动。申报完成并经另一方确认后即有数据。',
  },
  'no-wave': {
    en: 'There is no survey wave yet. The figure appears after you close a wave and compute its indicators.',
    zh: '尚无调查。结束一期调查并计算指标后即有数据。',
  },
  'no-run': {
    en: 'The indicators of this wave have not been computed. The figure appears after a run.',
    zh: '本期调查的指标尚未计算。完成一次计算后即有数据。',
  },
  'no-link': {
    en: 'The number of invited workers is unknown because answers came from posters or an import. The figure is available only for waves with personal links.',
    zh: '受邀职工人数未知：答卷来自海报或导入。仅使用个人链接的调查才有此数据。',
  },
  'no-training': {
    en: 'No training is recorded. The figure appears after training and participants who completed it are recorded.',
    zh: '尚无培训记录。登记培训及完成人员后即有数据。',
  },
  'no-exchange': {
    en: 'No exchange event is recorded. The figure appears after events and participating countries are recorded.',
    zh: '尚无交流活动记录。登记活动及参加国家后即有数据。',
  },
  'no-transfer': {
    en: 'No method transfer to another place is recorded. The figure appears after a transfer is recorded and the receiving place confirms it.',
    zh: '尚无方法被其他地方采用的记录。登记并经采用地确认后即有数据。',
  },
};
