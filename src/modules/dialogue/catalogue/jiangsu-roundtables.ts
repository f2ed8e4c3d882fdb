import type { Constituency } from '../../../kernel/actor.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import document from './jiangsu-roundtables.json' with { type: 'json' };

/** Where a statement comes from: stated in the published text, our reading of it, or general knowledge. */
type Basis = 'seed' | 'inferred' | 'general';

interface Sourced {
  readonly key: string;
  readonly basis: Basis;
  readonly basisOf?: Readonly<Record<string, Basis>>;
  readonly readings?: readonly string[];
}

export interface JiangsuRoundtable extends Sourced {
  readonly title: LocalizedText;
  readonly ordinal: number;
  readonly date: string;
  readonly endDate: string | null;
  readonly place: string;
  readonly leads: readonly string[];
  readonly partners: readonly string[];
  readonly topics: readonly LocalizedText[];
  readonly outcomes: readonly ({ readonly key: string; readonly kind: string } & LocalizedText)[];
}

export interface JiangsuWorkingGroup extends Sourced {
  readonly name: LocalizedText;
  readonly arisesFrom: string;
  readonly formed: string | null;
  readonly mandate: LocalizedText | null;
  readonly members: readonly ({ readonly group: Constituency | null } & LocalizedText)[];
}

/** The part of the Jiangsu text on social dialogue; each entry has its basis. */
export const jiangsuRoundtables = document as unknown as {
  readonly basis: Readonly<Record<Basis, LocalizedText>>;
  readonly openReadings: readonly ({ readonly key: string } & LocalizedText)[];
  readonly roundtables: readonly JiangsuRoundtable[];
  readonly workingGroups: readonly JiangsuWorkingGroup[];
};

/** The basis as a text for readers: stated or inferred, and how it was inferred. */
export function basisInWords({ basis, readings = [] }: Pick<Sourced, 'basis' | 'readings'>): LocalizedText {
  const known = jiangsuRoundtables.openReadings.filter((reading) => readings.includes(reading.key));
  const said = jiangsuRoundtables.basis[basis];
  return {
    en: [`${said.en}.`, ...known.map((reading) => reading.en)].join(' '),
    zh: [`${said.zh}。`, ...known.map((reading) => reading.zh)].join(''),
  };
}
