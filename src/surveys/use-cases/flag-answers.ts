import type { LocalizedText } from '../../kernel/localized-text.js';
import type { ReadTransaction } from '../../platform/database/index.js';
import { defaultRules, Flagger, type FlagRule, flagRuleFaults } from '../domain/flag-rules.js';
import type { AcceptedBody } from '../domain/submission.js';
import type { Wave } from '../domain/wave.js';
import { FlagRulesRepository, type SavedRules } from '../persistence/flag-rules.repository.js';
import type { QuestionnaireEntity } from '../persistence/questionnaire.entity.js';
import { ResponseRepository } from '../persistence/response.repository.js';
import { WaveRepository } from '../persistence/wave.repository.js';
import { digest } from './known-answers.js';

/** Revision 0: none were saved for this version; those of another version apply, or the default rules. */
export async function rulesInForce(
  tx: ReadTransaction,
  { id, name, definition }: QuestionnaireEntity,
): Promise<SavedRules> {
  const repository = tx.get(FlagRulesRepository);
  const saved = await repository.latest(id);
  if (saved !== null) return saved;
  const earlier = await repository.latestOfName(name);
  return { revision: 0, rules: earlier === null ? defaultRules(definition) : sound(earlier, definition) };
}

/** Rules without faults: one that cannot be evaluated must not keep answers from being opened. */
function sound(rules: readonly FlagRule[], definition: QuestionnaireEntity['definition']): FlagRule[] {
  return rules.filter((rule) => flagRuleFaults(definition, [rule]).length === 0);
}

/** All rules by which answers of a wave may have been flagged; of the same code, the latest comes last. */
export async function rulesOfWave(tx: ReadTransaction, wave: Wave): Promise<FlagRule[]> {
  const versions = await tx.get(WaveRepository).questionnaireVersions(wave);
  const saved = await tx.get(FlagRulesRepository).all(versions.map(({ id }) => id));
  const now = await Promise.all(versions.map((version) => rulesInForce(tx, version)));
  const defaults = versions.map(({ definition }) => defaultRules(definition));
  return [...defaults, ...saved, ...now.map(({ rules }) => rules)].flat();
}

/** What each flag means, by its code. */
export const flagNames = (rules: readonly FlagRule[]): Record<string, LocalizedText> =>
  Object.fromEntries(rules.map(({ code, label }) => [code, label]));

interface Addition {
  readonly version: string;
  /** Null: an open poster, whose answers come from different enterprises. */
  readonly psuCode: string | null;
  readonly body: AcceptedBody;
}

/** Flags answers when they become readable, by the rules of their versions at that time. */
export class AnswerFlagger {
  /** Digests of the stored answers of each enterprise, which are read when they are needed. */
  private readonly known = new Map<string, Set<string>>();

  private constructor(
    private readonly waveId: string,
    private readonly flaggers: ReadonlyMap<string, Flagger>,
  ) {}

  static async of(tx: ReadTransaction, waveId: string): Promise<AnswerFlagger> {
    const wave = await tx.get(WaveRepository).find(waveId);
    const flaggers = new Map<string, Flagger>();
    for (const each of wave === null ? [] : await tx.get(WaveRepository).questionnaireVersions(wave)) {
      const { rules } = await rulesInForce(tx, each);
      flaggers.set(each.version, new Flagger(each.definition, sound(rules, each.definition)));
    }
    return new AnswerFlagger(waveId, flaggers);
  }

  /** In the order of the answers. */
  async flagged<Added extends Addition>(tx: ReadTransaction, answers: readonly Added[]): Promise<Added[]> {
    await this.remember(tx, answers);
    return answers.map((answer) => {
      const flags = this.flaggers.get(answer.version)?.flagsOf(answer.body) ?? [];
      return { ...answer, body: { ...answer.body, flags: [...flags, ...this.duplicatesOf(answer)] } };
    });
  }

  private duplicatesOf({ version, psuCode, body }: Addition): string[] {
    if (psuCode === null) return [];
    const name = digest(psuCode, body.answers);
    const known = this.known.get(psuCode)!;
    const answered = Object.keys(body.answers).length;
    const rules = this.flaggers.get(version)?.duplicates ?? [];
    const codes = known.has(name) ? rules.filter(({ least }) => answered >= least).map(({ code }) => code) : [];
    known.add(name);
    return codes;
  }

  private async remember(tx: ReadTransaction, answers: readonly Addition[]): Promise<void> {
    const codes = new Set(answers.flatMap(({ psuCode }) => psuCode ?? []));
    const unknown = [...codes].filter((code) => !this.known.has(code));
    for (const code of unknown) this.known.set(code, new Set());
    if (unknown.length === 0) return;
    for (const { psuCode, answers: said } of await tx.get(ResponseRepository).answersOfUnits(this.waveId, unknown))
      this.known.get(psuCode!)!.add(digest(psuCode, said));
  }
}
