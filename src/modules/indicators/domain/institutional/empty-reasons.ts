/** Why an indicator has no figure, and what would give it one. */
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
    en: 'No roundtable has been held in this period. Closing one with its delegations seated gives the figure.',
    zh: '本期没有已举行的圆桌会议。安排席位并结束一次会议后即有数据。',
  },
  'no-participant': {
    en: 'Nobody who counts here had a seat at the roundtables of this period. Seating the delegations gives the figure.',
    zh: '本期圆桌会议没有可计入的席位。安排代表团席位后即有数据。',
  },
  'no-speech': {
    en: 'No speaking time was recorded at the roundtables of this period. Giving the floor in the live room gives the figure.',
    zh: '本期圆桌会议没有发言时间记录。在会议现场页面登记发言后即有数据。',
  },
  'no-lead-role': {
    en: 'No chair, vice-chair or rapporteur with a stated sex was seated in this period. Giving seats these functions gives the figure.',
    zh: '本期没有已注明性别的主席、副主席或报告员。为席位指定职务后即有数据。',
  },
  'no-meeting': {
    en: 'No meeting of a working group is recorded with its attendance. Such a register gives the figure.',
    zh: '尚无工作组会议及其出席记录。登记会议和出席情况后即有数据。',
  },
  'no-conclusion': {
    en: 'No conclusion had been agreed by the end of this period. Recording one at a roundtable gives the figure.',
    zh: '截至本期末尚无议定事项。在圆桌会议上登记议定事项后即有数据。',
  },
  'no-old-conclusion': {
    en: 'No conclusion was old enough at the end of this period to judge what followed from it. It takes the days of the definition.',
    zh: '截至本期末，没有已满规定天数的议定事项，尚无法判断其后续。满规定天数后即有数据。',
  },
  'no-action': {
    en: 'The roadmap had no action that is reported on here by the end of this period. Opening one gives the figure.',
    zh: '截至本期末，路线图中没有在此报告进展的行动。新建行动后即有数据。',
  },
  'no-assessed-action': {
    en: 'No action has been assessed for its aim of equality. Saying so on an action gives the figure.',
    zh: '尚无行动评定过性别平等目标。在行动中注明后即有数据。',
  },
  'no-area': {
    en: 'No action has been given a policy area. Choosing areas on an action gives the figure.',
    zh: '尚无行动注明政策领域。在行动中选择领域后即有数据。',
  },
  'no-due-action': {
    en: 'No action was due by the end of this period. The first due date that passes gives the figure.',
    zh: '截至本期末没有到期的行动。首个行动到期后即有数据。',
  },
  'no-open-action': {
    en: 'No action was open at the end of this period.',
    zh: '截至本期末没有未完成的行动。',
  },
  'no-done-action': {
    en: 'No action was done and confirmed by another group. A claim that another group confirms gives the figure.',
    zh: '没有已完成并经另一方确认的行动。申报完成并经另一方确认后即有数据。',
  },
  'no-wave': {
    en: 'There is no survey wave yet. Closing a wave and computing its indicators gives the figure.',
    zh: '尚无调查轮次。结束一个轮次并计算指标后即有数据。',
  },
  'no-run': {
    en: 'The indicators of this wave have not been computed. A run gives the figure.',
    zh: '本轮次的指标尚未计算。完成一次计算后即有数据。',
  },
  'no-link': {
    en: 'How many workers were asked is not known: answers came by posters or by import. A wave by personal links only gives the figure.',
    zh: '不知道询问了多少劳动者：答卷来自海报或导入。只用个人链接的轮次才有此数据。',
  },
  'no-training': {
    en: 'No training is recorded. A register of trainings with who completed them gives the figure.',
    zh: '尚无培训记录。登记培训及完成人员后即有数据。',
  },
  'no-exchange': {
    en: 'No exchange event is recorded. A register of exchanges with the countries that took part gives the figure.',
    zh: '尚无交流活动记录。登记活动及参加国家后即有数据。',
  },
  'no-transfer': {
    en: 'No method is recorded as taken over by another place. A register of transfers that the receiving place confirms gives the figure.',
    zh: '尚无方法被其他地方采用的记录。登记并经采用地确认后即有数据。',
  },
};
