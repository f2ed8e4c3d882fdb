import { Injectable } from '@nestjs/common';
import type { ReadTransaction } from '../../platform/database/index.js';
import type { CalibrationMargin, DataWeights, WeightVersion } from '../domain/files/design-columns.js';
import { type SexCodes, type StatedSex, statedSex } from '../domain/mapping.js';
import type { ResponseRow } from '../persistence/response.repository.js';

export interface WeighedAnswer {
  readonly id: string;
  readonly psu: string;
  readonly sex: StatedSex;
}

/** The weights with which the figures of a wave are computed. */
export interface WaveWeights {
  readonly version: WeightVersion;
  readonly margins?: readonly CalibrationMargin[];
  /** Persons that an answer represents; undefined: it has no weight. */
  of(answer: WeighedAnswer): number | undefined;
  /** Enterprises of the stratum of an enterprise with a weight; null: the figures have no finite population correction. */
  readonly enterprises: ((psu: string) => number | undefined) | null;
}

export const describedWeights = (weights: WaveWeights | null): DataWeights | null =>
  weights && { version: weights.version, margins: weights.margins ?? [], correction: weights.enterprises !== null };

/** Null: the answer has no weight. Answers by open posters, broken-off interviews and answers that were left out have none. */
export function weightOf(
  row: Pick<ResponseRow, 'id' | 'psuCode' | 'leftOut' | 'disposition' | 'answers'>,
  { weights, sexCodes }: { readonly weights: WaveWeights | null; readonly sexCodes: SexCodes },
): number | null {
  const { id, psuCode: psu } = row;
  if (psu === null || row.leftOut || row.disposition === 'breakoff') return null;
  return weights?.of({ id, psu, sex: statedSex(row.answers, sexCodes) }) ?? null;
}

export type WeightReader = (tx: ReadTransaction, waveId: string) => Promise<WaveWeights | null>;

/** From how many answers the weights were computed, and when. */
export interface WeightsMade {
  readonly answers: number;
  readonly at: Date;
}

export type WeightSourceReader = (tx: ReadTransaction, waveId: string) => Promise<WeightsMade | null>;

/** Weights for data files. `indicators` computes them and registers here how they are read. */
@Injectable()
export class WeightSource {
  private reader: WeightReader = () => Promise.resolve(null);
  private source: WeightSourceReader = () => Promise.resolve(null);

  register(reader: WeightReader, source: WeightSourceReader = this.source): void {
    this.reader = reader;
    this.source = source;
  }

  made(tx: ReadTransaction, waveId: string): Promise<WeightsMade | null> {
    return this.source(tx, waveId);
  }

  read(tx: ReadTransaction, waveId: string): Promise<WaveWeights | null> {
    return this.reader(tx, waveId);
  }
}
