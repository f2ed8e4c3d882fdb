import type { LocalizedText } from '../../kernel/localized-text.js';
import type { ReadTransaction, Transaction } from '../../platform/database/index.js';
import { surveyEvents } from '../domain/events.js';
import { defaultRules, Flagger, type FlagRule } from '../domain/flag-rules.js';
import { type RulesInForce, rulesInForce, usableRules } from '../domain/rules-in-force.js';
import type { AcceptedBody, Flagged } from '../domain/submission.js';
import type { Wave } from '../domain/wave.js';
import { FlagRulesRepository } from '../persistence/flag-rules.repository.js';
import type { QuestionnaireEntity } from '../persistence/questionnaire.entity.js';
import { ResponseRepository } from '../persistence/response.repository.js';
import { WaveRepository } from '../persistence/wave.repository.js';
import { digest } from './known-answers.js';

/** @param until when a wave left the version, which keeps the rules of that time; null: it is in use */
export async function readRulesInForce(
  tx: ReadTransaction,
  { id, name, definition }: QuestionnaireEntity,
  until: Date | null,
): Promise<RulesInForce> {
  const repository = tx.get(FlagRulesRepository);
  const own = await repository.latest(id, until);
  const other = own === null ? await repository.latestOfName(name, until) : null;
  return rulesInForce(definition, own, other?.rules ?? null);
}

/** All rules by which answers of a wave may have been flagged; of the same code, the latest comes last. */
export async function rulesOfWave(tx: ReadTransaction, wave: Wave): Promise<FlagRule[]> {
  const versions = await tx.get(WaveRepository).versionOutlines(wave);
  const defaults = versions.flatMap(({ definition }) => defaultRules(definition));
  return [...defaults, ...(await tx.get(FlagRulesRepository).all(versions[0]!.name))];
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

  /** Rules that cannot be evaluated are left aside, which is recorded: they must not keep answers from being opened. */
  static async of(tx: Transaction, waveId: string): Promise<AnswerFlagger> {
    const wave = await tx.get(WaveRepository).find(waveId);
    const flaggers = new Map<string, Flagger>();
    let skipped = 0;
    const retired = await tx.get(WaveRepository).retiredAt(waveId);
    for (const each of wave === null ? [] : await tx.get(WaveRepository).questionnaireVersions(wave)) {
      const { rules } = await readRulesInForce(tx, each, retired.get(each.id) ?? null);
      const usable = usableRules(each.definition, rules);
      skipped += rules.length - usable.length;
      flaggers.set(each.version, new Flagger(each.definition, usable));
    }
    if (skipped > 0)
      await tx.record({ type: surveyEvents.flagRulesSkipped, subject: waveId, payload: { waveId, rules: skipped } });
    return new AnswerFlagger(waveId, flaggers);
  }

  /** In the order of the answers. */
  async flagged<Added extends Addition>(tx: ReadTransaction, answers: readonly Added[]): Promise<Flagged<Added>[]> {
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
