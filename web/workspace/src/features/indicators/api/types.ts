import type { LocalizedText } from '../../../shared/index.js';

export type CellStatus = 'reliable' | 'caution' | 'unreliable' | 'withheld-quality' | 'withheld' | 'missing';
export type Measure = 'share' | 'points' | 'relative' | 'persons' | 'amount';
export type IndicatorState = 'computed' | 'no-data' | 'not-computed' | 'no-run' | 'other-source';
export type Limits = readonly [number | null, number | null];

export interface Gap {
  readonly value: number;
  readonly standardError: number;
  readonly interval: Limits;
  readonly df: number;
}

export interface Figure extends Gap {
  readonly n: number;
  readonly cv: number | null;
  readonly flags: readonly string[];
  /** Women minus men. */
  readonly gap: Gap | null;
}

export interface Cell {
  readonly sex: 'F' | 'M' | null;
  readonly parkId: string | null;
  readonly status: CellStatus;
  readonly figure: Figure | null;
}

export interface Indicator {
  readonly id: string;
  readonly group: string;
  readonly name: LocalizedText;
  readonly unit: string;
  readonly measure: Measure;
  readonly direction: string;
  readonly source: string;
  readonly sdg: readonly string[];
  readonly headline: boolean;
  readonly state: IndicatorState;
  readonly cells: readonly Cell[];
}

export interface LowPay {
  readonly yuanPerHour: number;
  readonly date: string | null;
  readonly region: string | null;
  readonly source: 'published' | 'own-median';
  readonly reference: string | null;
}

export type RunState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

export interface Run {
  readonly id: string;
  readonly number: number;
  readonly waveId: string;
  readonly waveNumber: number;
  readonly waveTitle: LocalizedText;
  readonly state: RunState;
  readonly progress: number;
  readonly jobId: string | null;
  readonly settings: {
    readonly greenThreshold: number;
    readonly decentRule: string;
    readonly mergeMaternity: boolean;
    readonly localArea: string;
    readonly minimumWorkers: number;
    readonly minimumEnterprises: number;
    readonly lonelyPsu: string;
  };
  readonly inputs: {
    readonly answers: number;
    readonly apart: number;
    readonly answerSetHash: string;
    readonly frameHash: string;
    readonly catalogueHash: string;
    readonly methodVersion: string;
    readonly lowPay: LowPay;
  } | null;
  readonly outputHash: string | null;
  readonly createdAt: string;
  readonly finishedAt: string | null;
}

export interface IndicatorList {
  readonly run: Run | null;
  readonly items: readonly Indicator[];
}

export interface IndicatorDetail {
  readonly indicator: Indicator;
  readonly definition: {
    readonly universe: string;
    readonly numerator: string;
    readonly denominator: string;
    readonly formula: string;
    readonly estimator: string;
    readonly notes: string;
    readonly modules: readonly string[];
    readonly decent_work_indicator: string | null;
  };
  readonly run: Run | null;
  readonly nonResponse: { readonly share: number; readonly bounds: readonly [number, number] | null } | null;
  readonly cells: readonly Cell[];
  readonly series: readonly {
    readonly waveId: string;
    readonly waveNumber: number;
    readonly waveTitle: LocalizedText;
    readonly cells: readonly Cell[];
  }[];
  readonly parks: readonly { readonly id: string; readonly name: LocalizedText }[];
}

export interface RunDetail {
  readonly run: Run;
  readonly results: readonly { readonly indicatorId: string; readonly state: IndicatorState }[];
  readonly shown: number;
}

export interface WaveChoice {
  readonly id: string;
  readonly number: number;
  readonly title: LocalizedText;
  readonly state: 'draft' | 'open' | 'closed';
  readonly received: number;
}
