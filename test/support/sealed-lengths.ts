import { InstallationKey, BoxSealer } from '../../src/platform/sealing/index.js';
import type { BoxLength } from '../../src/surveys/domain/box-length.js';
import { boxOf } from '../../src/surveys/domain/box-length.js';
import type { QuestionnaireDefinition } from '../../src/surveys/domain/questionnaire.js';
import { judgeSubmission, textOfAnswer } from '../../src/surveys/domain/submission.js';
import { checkAnswers, compileForm, type Form, type NestedAnswers, rolesOf } from '../../src/surveys/form/index.js';
import { extremeAnswers, type Filling } from './extreme-answers.js';

const sealer = new BoxSealer(InstallationKey.temporary().publicKey);
const id = 'ffffffff-ffff-4fff-bfff-ffffffffffff';

export interface SealedAnswers {
  readonly box: BoxLength;
  /** Lengths of the boxes, each once. */
  readonly lengths: readonly number[];
  /** Bytes of the shortest and longest text in a box. */
  readonly shortest: number;
  readonly longest: number;
  readonly refused: readonly string[];
  readonly dispositions: ReadonlySet<string>;
}

/** Seals the shortest and longest answers, some others, refusals and answers that were broken off, in both languages. */
export function sealExtremes(definition: QuestionnaireDefinition, chance: () => number, others = 3): SealedAnswers {
  const form = compileForm(definition);
  const box = boxOf(definition);
  const { textLimit } = box;
  const fillings = (['en', 'zh'] as const).flatMap((language): readonly Filling[] => [
    ...(['shortest', 'longest'] as const).flatMap((length) => [
      { language, textLimit, length, chance },
      { language, textLimit, length, chance, stops: true },
    ]),
    ...Array.from({ length: others }, (): Filling => ({ language, textLimit, length: 'any', chance })),
    { language, textLimit, length: 'longest', chance },
  ]);
  const given = fillings.map((filling) => [filling.language, extremeAnswers(form, filling)] as const);
  const refusals = (['en', 'zh'] as const).map((language) => [language, refusalOf(definition)] as const);
  const refused: string[] = [];
  const dispositions = new Set<string>();
  const texts = [...given, ...refusals].flatMap(([lang, answers]) => {
    const judged = judge(definition, form, { lang, answers, textLimit });
    if (judged.errors.length > 0) refused.push(JSON.stringify(judged.errors[0]));
    dispositions.add(judged.body.disposition);
    if (judged.errors.length > 0) return [];
    return [textOfAnswer({ version: definition.version, unitId: id, parkId: id, byLink: false, body: judged.body })];
  });
  const bytes = texts.map((text) => Buffer.byteLength(text));
  return {
    ...{ box, refused, dispositions, shortest: Math.min(...bytes), longest: Math.max(...bytes) },
    lengths: [...new Set(texts.map((text) => sealer.seal(text, '', box.bytes).length))],
  };
}

function refusalOf(definition: QuestionnaireDefinition): NestedAnswers {
  const { consent } = rolesOf(definition);
  return consent === undefined ? {} : { [consent.question]: consent.refused };
}

function judge(
  definition: QuestionnaireDefinition,
  form: Form,
  given: {
    readonly lang: 'en' | 'zh';
    readonly answers: NestedAnswers;
    readonly textLimit: number | null;
  },
) {
  const { lang, answers, textLimit } = given;
  const modules = definition.modules.filter(({ optional }) => optional).map((each) => each.id);
  const submission = {
    lang,
    modulesOffered: modules,
    modulesTaken: modules,
    durationBand: '5',
    paceBand: '5',
    answers,
  };
  const options = { modulesOffered: modules, complete: false, language: lang, textLimit };
  return judgeSubmission(definition, submission, checkAnswers(form, answers, options));
}
