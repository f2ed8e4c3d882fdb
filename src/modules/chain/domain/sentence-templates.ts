import type { LocalizedText } from '../../../kernel/localized-text.js';
import { pairSentences } from './pair-sentences.js';
import { groupSentences } from './group-sentences.js';
import { roadmapSentences } from './roadmap-sentences.js';
import { surveySentences } from './survey-sentences.js';

/**
 * The sentence for each type of event. `{who}` is the person's name or "the program", `{action}` the number of an
 * action, `{label}` the number of a conclusion; `{roundtable}`, `{workingGroup}`, `{wave}`, `{enterprise}` and `{indicator}`
 * are current names. No other text of a payload is shown.
 */
export const sentences: Readonly<Record<string, LocalizedText>> = {
  ...groupSentences,
  ...roadmapSentences,
  ...surveySentences,
  'notifications.letters.printed.v1': {
    en: '{who} printed invitation letters',
    zh: '{who}打印了邀请函',
  },
  'dialogue.reply-slip.asked.v1': {
    en: '{who} asked an organisation to name its delegates to {roundtable}',
    zh: '{who}请一家单位提名其出席{roundtable}的代表',
  },
  'dialogue.reply-slip.answered.v1': {
    en: '{who} recorded the delegates that an organisation named for {roundtable}',
    zh: '{who}记录了一家单位提名的出席{roundtable}的代表',
  },
  'dialogue.reply-slip.accepted.v1': {
    en: '{who} accepted the delegates that an organisation named for {roundtable}',
    zh: '{who}确认了一家单位提名的出席{roundtable}的代表',
  },
  'notifications.notices.printed.v1': {
    en: '{who} printed notices of meeting for organisations',
    zh: '{who}打印了会议通知',
  },
  'notifications.webhook.created.v1': {
    en: '{who} added a webhook, which sends events of the workspace to an address outside',
    zh: '{who}新增 Webhook，向外部地址发送工作区事件',
  },
  'notifications.webhook.changed.v1': { en: '{who} changed a webhook', zh: '{who}修改了 Webhook' },
  'notifications.webhook.deleted.v1': { en: '{who} deleted a webhook', zh: '{who}删除了 Webhook' },
  'dialogue.roundtable.edited.v1': { en: '{who} changed {roundtable}', zh: '{who}修改了{roundtable}' },
  'dialogue.roundtable.state-changed.v1': {
    en: '{who} changed the status of {roundtable} from “{from}” to “{to}”',
    zh: '{who}将{roundtable}的状态由“{from}”改为“{to}”',
  },
  'dialogue.agenda-template.saved.v1': { en: '{who} saved an agenda template', zh: '{who}保存了议程模板' },
  'dialogue.agenda-template.deleted.v1': { en: '{who} deleted an agenda template', zh: '{who}删除了议程模板' },
  'dialogue.women-share-target.set.v1': {
    en: '{who} changed the target for the share of women at roundtables',
    zh: '{who}修改了圆桌会议的女性比例目标',
  },
  'dialogue.meeting.planned.v1': {
    en: '{who} planned a meeting of {roundtable}',
    zh: '{who}安排了{roundtable}的一次会议',
  },
  'dialogue.meeting.edited.v1': {
    en: '{who} changed a meeting of {roundtable}',
    zh: '{who}修改了{roundtable}的一次会议',
  },
  'dialogue.meeting.state-changed.v1': {
    en: '{who} changed the status of a meeting of {roundtable} from “{from}” to “{to}”',
    zh: '{who}将{roundtable}的一次会议的状态由“{from}”改为“{to}”',
  },
  'dialogue.seat.taken.v1': { en: '{who} assigned a seat at {roundtable}', zh: '{who}安排了{roundtable}的一个席位' },
  'dialogue.seat.changed.v1': { en: '{who} changed a seat at {roundtable}', zh: '{who}调整了{roundtable}的席位' },
  'dialogue.seat.vacated.v1': { en: '{who} removed a seat at {roundtable}', zh: '{who}撤销了{roundtable}的席位' },
  'dialogue.substitution.planned.v1': {
    en: '{who} planned a substitute for a seat at {roundtable}',
    zh: '{who}为{roundtable}的一个席位安排了替代',
  },
  'dialogue.substitution.ended.v1': {
    en: '{who} ended a substitution at {roundtable}',
    zh: '{who}结束了{roundtable}的一项席位替代',
  },
  'dialogue.agenda-item.added.v1': {
    en: '{who} added an item to the agenda of {roundtable}',
    zh: '{who}为{roundtable}新增了议题',
  },
  'dialogue.agenda-item.proposed.v1': {
    en: '{who} proposed an item for the agenda of {roundtable}',
    zh: '{who}为{roundtable}提议了议题',
  },
  'dialogue.agenda-item.accepted.v1': {
    en: '{who} accepted a proposal for the agenda of {roundtable}',
    zh: '{who}将提议列入{roundtable}议程',
  },
  'dialogue.agenda-item.declined.v1': { en: '{who} declined a proposed agenda item', zh: '{who}未采纳提议的议题' },
  'dialogue.agenda-item.edited.v1': {
    en: '{who} changed an agenda item of {roundtable}',
    zh: '{who}修改了{roundtable}的议题',
  },
  'dialogue.roundtable.deleted.v1': { en: '{who} deleted a draft roundtable', zh: '{who}删除了一次圆桌会议草稿' },
  'dialogue.agenda-item.deleted.v1': {
    en: '{who} deleted an agenda item of {roundtable}',
    zh: '{who}删除了{roundtable}的议题',
  },
  'dialogue.agenda-item.moved.v1': {
    en: '{who} moved an agenda item of {roundtable}',
    zh: '{who}调整了{roundtable}的议题顺序',
  },
  'dialogue.agenda-item.status-changed.v1': {
    en: '{who} changed the status of an agenda item of {roundtable} from “{from}” to “{to}”',
    zh: '{who}将{roundtable}的一项议题的状态由“{from}”改为“{to}”',
  },
  'dialogue.agenda-item.carried-over.v1': {
    en: '{who} carried an agenda item over to the next meeting or roundtable',
    zh: '{who}将议题转至下次会议或圆桌会议',
  },
  'dialogue.conclusion.recorded.v1': { en: '{who} recorded conclusion {label}', zh: '{who}记录了议定事项{label}' },
  'dialogue.conclusion.revised.v1': { en: '{who} revised conclusion {label}', zh: '{who}修订了议定事项{label}' },
  'dialogue.conclusion.adopted.v1': {
    en: '{who} recorded that a meeting with a quorum adopted conclusion {label}',
    zh: '{who}记录了会议对议定事项{label}的追认',
  },
  'dialogue.conclusion.corrigendum-proposed.v1': {
    en: '{who} proposed a corrigendum to conclusion {label}',
    zh: '{who}提出议定事项{label}的勘误',
  },
  'dialogue.conclusion.corrigendum-objected.v1': {
    en: '{who} recorded an objection to a corrigendum to conclusion {label}',
    zh: '{who}记录了对议定事项{label}勘误的异议',
  },
  'dialogue.conclusion.translated.v1': {
    en: '{who} updated the translation of conclusion {label}',
    zh: '{who}更新了议定事项{label}的译文',
  },
  'dialogue.conclusion.translation-adopted.v1': {
    en: '{who} recorded that the groups adopted the translation of conclusion {label}',
    zh: '{who}记录了各方通过议定事项{label}的译文',
  },
  'dialogue.confirmation.term-set.v1': {
    en: '{who} set the date by which organisations confirm a conclusion',
    zh: '{who}设定了各组织确认一项议定事项的期限',
  },
  'dialogue.confirmation.rule-set.v1': {
    en: '{who} set by which rule the organisations of a group confirm conclusions',
    zh: '{who}设定了一方各组织确认议定事项的规则',
  },
  'dialogue.confirmation.answered.v1': {
    en: '{who} recorded the answer of an organisation to a conclusion',
    zh: '{who}记录了一个组织对议定事项的答复',
  },
  'dialogue.reservation.translated.v1': { en: '{who} translated a reservation', zh: '{who}翻译了保留意见' },
  'dialogue.reservation.recorded.v1': { en: '{who} recorded a reservation', zh: '{who}记录了保留意见' },
  'dialogue.reservation.withdrawn.v1': { en: '{who} withdrew a reservation', zh: '{who}撤回了保留意见' },
  'dialogue.outcome.recorded.v1': { en: '{who} recorded an outcome of a meeting', zh: '{who}记录了会议结果' },
  'dialogue.outcome.deleted.v1': { en: '{who} deleted an outcome of a meeting', zh: '{who}删除了一项会议结果' },
  'dialogue.document.attached.v1': { en: '{who} attached a document', zh: '{who}附上了文件' },
  'dialogue.document.deleted.v1': { en: '{who} deleted a document', zh: '{who}删除了文件' },
  'dialogue.working-group.formed.v1': { en: '{who} created {workingGroup}', zh: '{who}成立了{workingGroup}' },
  'dialogue.working-group.edited.v1': {
    en: '{who} edited {workingGroup}: {fields}',
    zh: '{who}修改了{workingGroup}：{fields}',
  },
  'dialogue.working-group.member-joined.v1': {
    en: '{who} added {whom} to {workingGroup} as {function}',
    zh: '{who}将{whom}加入{workingGroup}，职务为{function}',
  },
  'dialogue.working-group.member-changed.v1': {
    en: '{who} changed the function of {whom} in {workingGroup} to {function}',
    zh: '{who}将{whom}在{workingGroup}的职务改为{function}',
  },
  'dialogue.working-group.member-left.v1': {
    en: '{who} removed {whom} from {workingGroup}',
    zh: '{who}将{whom}移出{workingGroup}',
  },
  'dialogue.working-group.convenor-turn-set.v1': {
    en: '{who} recorded {whom} as convenor of {workingGroup} from {startsOn}',
    zh: '{who}记录{whom}自{startsOn}起牵头召集{workingGroup}',
  },
  'dialogue.working-group.convenor-turn-removed.v1': {
    en: '{who} removed the turn of {whom} as convenor of {workingGroup} from {startsOn}',
    zh: '{who}从{workingGroup}的轮值安排中移除{whom}自{startsOn}起牵头的记录',
  },

  'live.hand.raised.v1': { en: '{who} raised a hand', zh: '{who}举手' },
  'live.hand.lowered.v1': { en: '{who} lowered a hand', zh: '{who}取消举手' },
  'live.hand.raised.v2': { en: '{who} raised a hand', zh: '{who}举手' },
  'live.hand.raised.v3': { en: '{who} asked for the floor', zh: '{who}申请发言' },
  'live.budget.set.v1': { en: '{who} set a time budget', zh: '{who}设定了时间安排' },
  'live.screen.paired.v1': { en: '{who} paired a screen', zh: '{who}连接了一块屏幕' },
  'live.screen.removed.v1': { en: '{who} removed a screen', zh: '{who}移除了一块屏幕' },
  'live.list.closed.v1': { en: '{who} closed the list of speakers', zh: '{who}截止了发言名单' },
  'live.list.reopened.v1': { en: '{who} reopened the list of speakers', zh: '{who}重新开放了发言名单' },
  'live.floor.interrupted.v1': { en: '{who} interrupted a speech', zh: '{who}中断了发言' },
  'live.floor.continued.v1': { en: '{who} let the interrupted speaker continue', zh: '{who}请被中断者继续发言' },
  'live.floor.extended.v1': { en: '{who} extended a speech by a minute', zh: '{who}将发言延长1分钟' },
  'live.hand.changed.v1': { en: '{who} changed a request for the floor', zh: '{who}更改发言申请' },
  'live.hand.lowered.v2': { en: '{who} lowered a hand', zh: '{who}取消举手' },
  'live.floor.undone.v1': {
    en: '{who} gave the floor by mistake and withdrew it',
    zh: '{who}误将发言权交出，随即撤回',
  },
  'live.floor.undone.v2': {
    en: '{who} gave the floor by mistake and withdrew it',
    zh: '{who}误将发言权交出，随即撤回',
  },
  'live.floor.given.v1': { en: '{who} gave the floor', zh: '{who}给予发言权' },
  'live.floor.given.v2': { en: '{who} gave the floor', zh: '{who}给予发言权' },
  'live.floor.ended.v1': { en: '{who} ended a speech', zh: '{who}结束了发言' },
  'live.cursor.moved.v1': { en: '{who} changed the agenda item under discussion', zh: '{who}切换了讨论议题' },
  'live.room.paused.v1': { en: '{who} paused the session', zh: '{who}暂停了会议' },
  'live.room.resumed.v1': { en: '{who} resumed the session', zh: '{who}恢复了会议' },
  'live.attendance.recorded.v1': { en: '{who} recorded attendance', zh: '{who}登记了出席情况' },
  'live.room.closed.v1': { en: '{who} closed the session', zh: '{who}结束了会议' },

  'directory.place.added.v1': { en: '{who} added a place', zh: '{who}新增了地点' },
  'directory.places.added.v1': { en: '{who} added places by an import', zh: '{who}通过导入新增了地点' },
  'directory.register-numbers.recorded.v1': {
    en: '{who} added register numbers to places by an import',
    zh: '{who}通过导入为地点补充了登记号',
  },
  'directory.place.changed.v1': { en: '{who} changed a place', zh: '{who}修改了地点' },
  'directory.organisation.added.v1': { en: '{who} added an organisation', zh: '{who}新增了组织' },
  'directory.organisation.changed.v1': { en: '{who} changed an organisation', zh: '{who}修改了组织' },

  'identity.workspace.created.v1': { en: 'The workspace was created', zh: '工作区已创建' },
  'identity.workspace.changed.v1': { en: '{who} changed the workspace', zh: '{who}修改了工作区' },
  'identity.special-days.loaded.v1': {
    en: '{who} changed the public holidays and make-up working days',
    zh: '{who}更改了节假日与调休安排',
  },
  'identity.person.added.v1': { en: '{who} added {whom} to the directory', zh: '{who}在名录中登记了{whom}' },
  'identity.person.changed.v1': { en: '{who} changed the entry of {whom}', zh: '{who}修改了{whom}的信息' },
  'identity.person.invited.v1': { en: '{who} invited {whom}', zh: '{who}邀请了{whom}' },
  'identity.invitation.withdrawn.v1': { en: '{who} withdrew an invitation', zh: '{who}撤回了邀请' },
  'identity.member.joined.v1': { en: '{whom} joined the workspace', zh: '{whom}加入了工作区' },
  'identity.member.park-changed.v1': { en: '{who} changed the park of a member', zh: '{who}更改了成员负责的园区' },
  'identity.member.roles-changed.v1': { en: '{who} changed the roles of a member', zh: '{who}更改了成员角色' },
  'identity.member.removed.v1': { en: '{who} removed a member', zh: '{who}移除了成员' },
  ...pairSentences,

  'indicators.run.started.v1': {
    en: '{who} started computing the indicators of {wave}',
    zh: '{who}开始计算{wave}的指标',
  },
  'indicators.run.finished.v1': { en: 'The indicators of {wave} were computed', zh: '{wave}的指标计算完成' },
  'indicators.release.published.v1': { en: 'Indicators of {wave} were published', zh: '{wave}的指标已发布' },
  'indicators.weights.made.v1': {
    en: 'A weight set for {wave} was created',
    zh: '{wave}的权数集已生成',
  },
  'indicators.definition.written.v1': {
    en: '{who} created a new version of the definition of “{indicator}”',
    zh: '{who}为“{indicator}”新建了一个定义版本',
  },
  'indicators.reference.set.v1': {
    en: '{who} set a target or baseline of “{indicator}”',
    zh: '{who}设定了“{indicator}”的目标值或基线值',
  },
  'indicators.reference.removed.v1': {
    en: '{who} removed a target or baseline of “{indicator}”',
    zh: '{who}删除了“{indicator}”的目标值或基线值',
  },
  'indicators.indicator.moved.v1': {
    en: '“{indicator}” changed significantly',
    zh: '“{indicator}”变化显著',
  },
};
