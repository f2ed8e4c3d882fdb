import type { Constituency } from '../../kernel/actor.js';
import { localized, type LocalizedText } from '../../kernel/localized-text.js';
import type { NextSpeaker, Step } from './next-speaker.js';

const groups: Readonly<Record<Constituency, LocalizedText>> = {
  government: localized('government', '政府'),
  employers: localized('employers', '雇主'),
  workers: localized('workers', '工人'),
};

/** 3 min 5 s, as it is said in the room. */
export function spokenTime(milliseconds: number): LocalizedText {
  const seconds = Math.round(milliseconds / 1000);
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  if (minutes === 0) return localized(`${rest} s`, `${rest}秒`);
  if (rest === 0) return localized(`${minutes} min`, `${minutes}分钟`);
  return localized(`${minutes} min ${rest} s`, `${minutes}分${rest}秒`);
}

/** The sentence that stands beside the proposal. `nameOf` gives the name of an organisation. */
export function explain(next: NextSpeaker, nameOf: (organisationId: string) => LocalizedText): LocalizedText {
  const parts = next.steps.map((step) => clause(step, nameOf));
  if (parts.length === 0) return localized('Nobody else is waiting.', '没有其他人等待发言。');
  const en = parts.map((part) => part.en).join('; ');
  return localized(`${en[0]!.toUpperCase()}${en.slice(1)}.`, `${parts.map((part) => part.zh).join('；')}。`);
}

function clause(step: Step, nameOf: (organisationId: string) => LocalizedText): LocalizedText {
  switch (step.by) {
    case 'point-of-order':
      return localized('a point of order is heard first', '程序问题优先');
    case 'group-before-guests':
      return localized('the groups speak before guests', '三方代表先于列席人员发言');
    case 'constituency':
      return leastClause(groups[step.chosen], step);
    case 'organisation':
      return organisationClause(step, nameOf);
    case 'sex':
      return sexClause(step);
    case 'first-speech':
      return localized('has not spoken yet', '尚未发言');
    case 'order-of-request':
      return localized('asked first', '最先举手');
  }
}

function leastClause(group: LocalizedText, step: { least: number; total: number }): LocalizedText {
  const [least, total] = [spokenTime(step.least), spokenTime(step.total)];
  return localized(
    `of the groups waiting, ${group.en} have used the least floor (${least.en} of ${total.en})`,
    `在等待发言的各方中，${group.zh}已用时间最少（共${total.zh}，已用${least.zh}）`,
  );
}

function organisationClause(
  step: Extract<Step, { by: 'organisation' }>,
  nameOf: (organisationId: string) => LocalizedText,
): LocalizedText {
  const least = spokenTime(step.least);
  const name = step.chosen === '' ? localized('those without an organisation', '无所属组织者') : nameOf(step.chosen);
  return localized(
    `within the group, least by ${name.en} (${least.en})`,
    `同一方内，${name.zh}已用时间最少（${least.zh}）`,
  );
}

function sexClause(step: Extract<Step, { by: 'sex' }>): LocalizedText {
  const [least, most] = [spokenTime(step.least), spokenTime(step.most)];
  return step.chosen === 'female'
    ? localized(
        `women have spoken less than men (${least.en} against ${most.en})`,
        `女性发言少于男性（${least.zh}对${most.zh}）`,
      )
    : localized(
        `men have spoken less than women (${least.en} against ${most.en})`,
        `男性发言少于女性（${least.zh}对${most.zh}）`,
      );
}
