import type { Constituency } from '../../kernel/actor.js';
import { localized, type LocalizedText } from '../../kernel/localized-text.js';
import type { GroupStanding, NextSpeaker, Step } from './next-speaker.js';

const groups: Readonly<Record<Constituency, LocalizedText>> = {
  government: localized('government', '政府'),
  employers: localized('employers', '雇主'),
  workers: localized('workers', '工人'),
};

/** A duration such as 3 min 5 s. */
export function spokenTime(milliseconds: number): LocalizedText {
  const seconds = Math.round(milliseconds / 1000);
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  if (minutes === 0) return localized(`${rest} s`, `${rest}秒`);
  if (rest === 0) return localized(`${minutes} min`, `${minutes}分钟`);
  return localized(`${minutes} min ${rest} s`, `${minutes}分${rest}秒`);
}

/** "4 of 20 minutes" if both are whole minutes, otherwise "3 min 5 s of 20 min". */
function shareOf(part: number, whole: number): string {
  const [seconds, all] = [Math.round(part / 1000), Math.round(whole / 1000)];
  if (seconds % 60 !== 0 || all % 60 !== 0) return `${spokenTime(part).en} of ${spokenTime(whole).en}`;
  return `${seconds / 60} of ${all / 60} ${all === 60 ? 'minute' : 'minutes'}`;
}

/** The sentences shown with the proposal: each says what was compared. `nameOf` returns the name of an organisation. */
export function explain(next: NextSpeaker, nameOf: (organisationId: string) => LocalizedText): LocalizedText {
  const clauses = next.steps.flatMap((step) => clause(step, nameOf) ?? []);
  const group = next.group === null ? [] : [groupClause(next.group)];
  const alone = next.steps.length === 0 ? [localized('no one else is waiting', '没有其他人等待发言')] : [];
  const parts = [...clauses.slice(0, leading(next.steps)), ...group, ...clauses.slice(leading(next.steps)), ...alone];
  const sentence = ({ en }: LocalizedText): string => `${en[0]!.toUpperCase()}${en.slice(1)}.`;
  return localized(parts.map(sentence).join(' '), `${parts.map(({ zh }) => zh).join('；')}。`);
}

/** Number of steps before the time of the groups is compared. */
function leading(steps: readonly Step[]): number {
  return steps.filter(({ by }) => by === 'point-of-order' || by === 'group-before-guests').length;
}

function clause(step: Step, nameOf: (organisationId: string) => LocalizedText): LocalizedText | null {
  switch (step.by) {
    case 'point-of-order':
      return localized('a point of order comes before contributions', '程序问题优先于一般发言');
    case 'group-before-guests':
      return localized('members of the three groups speak before guests', '三方代表先于列席人员发言');
    case 'constituency':
      return null; // contained in `groupClause`
    case 'organisation':
      return organisationClause(step, nameOf);
    case 'sex':
      return sexClause(step);
    case 'first-speech':
      return localized('this person has not spoken yet; others waiting have', '此人尚未发言，其他等待者已发言');
    case 'order-of-request':
      return localized(
        `of ${step.among} people with an equal claim, this person asked first`,
        `${step.among}人条件相同，此人最先举手`,
      );
  }
}

function groupClause({ constituency, used, total, least, level }: GroupStanding): LocalizedText {
  if (total === 0) return localized('none of the three groups has spoken yet', '三方均尚未发言');
  const { en, zh } = groups[constituency];
  const [say, sayZh] = ranking(least, level);
  return localized(
    `${en} ${constituency === 'government' ? 'has' : 'have'} used ${shareOf(used, total)}${say}`,
    `三方发言共${spokenTime(total).zh}，${zh}已用${spokenTime(used).zh}${sayZh}`,
  );
}

function ranking(least: GroupStanding['least'], level: readonly Constituency[]): readonly [string, string] {
  if (least === 'of-all') return [', the least of the three groups', '，为三方中最少'];
  if (least === 'of-waiting') return [', the least of the groups waiting', '，为等待发言的各方中最少'];
  if (level.length === 0) return ['', ''];
  const names = level.map((one) => groups[one]);
  return [`, as much as ${names.map(({ en }) => en).join(' and ')}`, `，与${names.map(({ zh }) => zh).join('、')}相同`];
}

function organisationClause(
  step: Extract<Step, { by: 'organisation' }>,
  nameOf: (organisationId: string) => LocalizedText,
): LocalizedText {
  const name = step.chosen === '' ? localized('people without an organisation', '无所属组织者') : nameOf(step.chosen);
  return localized(
    `of the organisations of this group that are waiting, ${name.en} has used the least (${shareOf(step.least, step.total)})`,
    `在该方等待发言的组织中，${name.zh}已用时间最少（共${spokenTime(step.total).zh}，已用${spokenTime(step.least).zh}）`,
  );
}

function sexClause(step: Extract<Step, { by: 'sex' }>): LocalizedText {
  const [least, most] = [spokenTime(step.least), spokenTime(step.most)];
  return step.chosen === 'female'
    ? localized(
        `overall, women have spoken for ${least.en}, men for ${most.en}`,
        `全场女性已发言${least.zh}，男性${most.zh}`,
      )
    : localized(
        `overall, men have spoken for ${least.en}, women for ${most.en}`,
        `全场男性已发言${least.zh}，女性${most.zh}`,
      );
}
