import type { Constituency } from '../../../kernel/actor.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { Basis } from '../domain/basis.js';
import type { PlaceLevel } from '../domain/place.js';
import document from './jiangsu-2019.json' with { type: 'json' };

interface Sourced {
  readonly key: string;
  readonly name: LocalizedText;
  readonly basis: Basis;
  readonly basisOf?: Readonly<Record<string, Basis>>;
  readonly note?: LocalizedText;
}

export interface JiangsuPlace extends Sourced {
  readonly level: PlaceLevel;
  readonly parent: string | null;
  readonly iso3166_1?: string | null;
  readonly iso3166_2: string | null;
  readonly gbt2260: string | null;
}

export interface JiangsuOrganisation extends Sourced {
  /** The group in China's social dialogue; null for organisations outside the groups. */
  readonly group: Constituency | null;
  /** The nature and activities of the organisation according to the text. */
  readonly capacity: readonly string[];
}

/** Organisations and places of the PAGE programme in Jiangsu from one published text; each entry has its basis. */
export const jiangsu2019 = document as unknown as {
  readonly about: { readonly text: LocalizedText };
  readonly programme: { readonly name: LocalizedText };
  readonly places: readonly JiangsuPlace[];
  readonly organisations: readonly JiangsuOrganisation[];
};
