import type { LocalizedText } from '../../kernel/localized-text.js';
import { Problem } from '../../kernel/problem.js';
import { actionNumber } from './action.js';

function refused(code: string, pointer: string, title: LocalizedText): Problem {
  return new Problem('invalid', code, title, { errors: [{ pointer, code, detail: title }] });
}

export function doneInFuture(): Problem {
  return refused('roadmap.milestone.done-in-future', '/doneOn', {
    en: 'The day of completion must be today or earlier.',
    zh: '完成日期不得晚于今天。',
  });
}

export function milestoneNotFound(): Problem {
  return new Problem('not-found', 'roadmap.milestone.not-found', {
    en: 'Milestone not found.',
    zh: '未找到该里程碑。',
  });
}

export function milestonesTooMany(limit: number): Problem {
  return new Problem(
    'conflict',
    'roadmap.milestone.too-many',
    {
      en: 'This action has the maximum number of milestones and deliverables.',
      zh: '该行动的里程碑和交付成果数量已达上限。',
    },
    { facts: { limit } },
  );
}

export function dependencyNotFound(): Problem {
  return new Problem('not-found', 'roadmap.dependency.not-found', {
    en: 'Dependency not found.',
    zh: '未找到该依赖关系。',
  });
}

export function predecessorUnknown(): Problem {
  return refused('roadmap.dependency.predecessor-unknown', '/predecessorId', {
    en: 'Action not found. Choose another predecessor.',
    zh: '未找到该行动，请选择其他前置行动。',
  });
}

/** The actions of the cycle by number, in order; the first and the last are the same. */
export function dependencyCycle(numbers: readonly number[]): Problem {
  const path = numbers.map(actionNumber);
  const title = {
    en: `These actions would wait for each other: ${path.join(' → ')}.`,
    zh: `这些行动将互相等待：${path.join(' → ')}。`,
  };
  return new Problem('invalid', 'roadmap.dependency.cycle', title, {
    detail: {
      en: 'Choose another predecessor, or remove one of the dependencies on this path.',
      zh: '请选择其他前置行动，或移除此路径上的一项依赖关系。',
    },
    facts: { path },
    errors: [{ pointer: '/predecessorId', code: 'roadmap.dependency.cycle', detail: title }],
  });
}

export interface EarlyStart {
  readonly predecessor: number;
  /** The first ISO day on which the action may start. */
  readonly allowed: string;
}

/** The dates of an action contradict a dependency; `pointer` is the field that was entered. */
export function startsTooEarly(pointer: string, { predecessor, allowed }: EarlyStart): Problem {
  const number = actionNumber(predecessor);
  const title = {
    en: `The action depends on ${number} and cannot start before ${allowed}.`,
    zh: `该行动以${number}为前提，不能早于${allowed}开始。`,
  };
  return new Problem('invalid', 'roadmap.dependency.starts-too-early', title, {
    detail: {
      en: 'Change the dates of this action, or change or remove the dependency.',
      zh: '请调整该行动的日期，或者修改、移除依赖关系。',
    },
    errors: [{ pointer, code: 'roadmap.dependency.starts-too-early', detail: title }],
  });
}
