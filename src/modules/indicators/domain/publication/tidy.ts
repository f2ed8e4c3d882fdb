/**
 * Figures as a tidy table: one row for each figure, one column for each fact, machine-readable names; texts in both
 * languages.
 */
import type { LocalizedText } from '../../../../kernel/localized-text.js';
import type { CellStatus, CodedShare } from './output.js';
import { mergedCode } from '../runs/merging.js';
import type { RunSettings } from '../runs/settings.js';

export interface TidyFigure {
  readonly indicator: {
    readonly id: string;
    readonly name: LocalizedText;
    readonly unit: string;
    readonly version: number;
  };
  readonly run: {
    readonly number: number;
    readonly waveNumber: number;
    readonly waveTitle: LocalizedText;
    readonly settings: Pick<RunSettings, 'greenThreshold' | 'decentRule' | 'merged'>;
    readonly inputs: { readonly lowPay: { readonly yuanPerHour: number; readonly source: string } } | null;
    readonly outputHash: string | null;
    /** Absent for a run whose figures are not published. */
    readonly release?: { readonly citation: LocalizedText };
  };
  readonly sex: 'F' | 'M' | null;
  readonly breakdown: string | null;
  readonly level: string | null;
  readonly levelName: LocalizedText | null;
  readonly status: CellStatus;
  readonly figure: TidyEstimate | null;
  readonly coded: CodedShare | null;
}

interface Uncertain {
  readonly value: number;
  readonly standardError: number | null;
  readonly interval: readonly [number | null, number | null];
  readonly df: number | null;
}

interface TidyEstimate extends Uncertain {
  readonly n: number | null;
  readonly cv: number | null;
  readonly flags: readonly string[];
  readonly gap: Uncertain | null;
}

export type TidyCell = string | number | null;

interface TidyColumn {
  readonly name: string;
  readonly about: LocalizedText;
  readonly of: (figure: TidyFigure) => TidyCell;
}

export const stamp: LocalizedText = {
  en: 'Project statistics, not official statistics',
  zh: '项目统计数据，非官方统计数据',
};

const column = (name: string, about: readonly [string, string], of: TidyColumn['of']): TidyColumn => ({
  name,
  about: { en: about[0], zh: about[1] },
  of,
});

/** Settings as `name=value`, so that each row is complete by itself. */
export function settingsText({ settings, inputs }: TidyFigure['run']): string {
  const parts = [`green_threshold=${settings.greenThreshold}`, `decent_rule=${settings.decentRule}`];
  if (inputs)
    parts.push(`low_pay_yuan_per_hour=${inputs.lowPay.yuanPerHour}`, `low_pay_source=${inputs.lowPay.source}`);
  for (const { breakdown, categories } of settings.merged ?? [])
    parts.push(`merged=${breakdown}:${mergedCode(categories)}`);
  return parts.join(' ');
}

export const tidyColumns: readonly TidyColumn[] = [
  column('indicator', ['Code in the catalogue', '目录代码'], ({ indicator }) => indicator.id),
  column('indicator_en', ['Name in English', '英文名称'], ({ indicator }) => indicator.name.en),
  column('indicator_zh', ['Name in Chinese', '中文名称'], ({ indicator }) => indicator.name.zh),
  column(
    'unit',
    ['Unit; shares, percentage points and % are given as fractions', '单位；占比、百分点和百分比以小数给出'],
    ({ indicator }) => indicator.unit,
  ),
  column(
    'definition_version',
    ['Version of the definition', '数值所用定义的版本'],
    ({ indicator }) => indicator.version,
  ),
  column('wave', ['Number of the survey wave', '调查期次'], ({ run }) => run.waveNumber),
  column('wave_en', ['Title in English', '英文标题'], ({ run }) => run.waveTitle.en),
  column('wave_zh', ['Title in Chinese', '中文标题'], ({ run }) => run.waveTitle.zh),
  column('breakdown', ['Breakdown; empty for all', '分组；空为总体'], ({ breakdown }) => breakdown),
  column(
    'level',
    ['Level of the breakdown; codes of merged categories are joined by &', '分组类别；合并的类别以&连接'],
    ({ level }) => level,
  ),
  column('level_en', ['Name in English', '英文名称'], ({ levelName }) => levelName?.en ?? null),
  column('level_zh', ['Name in Chinese', '中文名称'], ({ levelName }) => levelName?.zh ?? null),
  column('sex', ['F women, M men; empty for both', 'F 女性，M 男性；空为总体'], ({ sex }) => sex),
  column('status', ['See below', '见下'], ({ status }) => status),
  column('value', ['Estimate', '估计值'], ({ figure }) => figure?.value ?? null),
  column('under', ['The share is under this bound', '占比低于此界限'], ({ coded }) =>
    coded !== null && 'under' in coded ? coded.under : null,
  ),
  column('over', ['The share is over this bound', '占比高于此界限'], ({ coded }) =>
    coded !== null && 'over' in coded ? coded.over : null,
  ),
  column(
    'standard_error',
    ['Design-based standard error', '基于设计的标准误'],
    ({ figure }) => figure?.standardError ?? null,
  ),
  column(
    'ci95_low',
    ['Lower limit of the 95% confidence interval', '95%置信区间下限'],
    ({ figure }) => figure?.interval[0] ?? null,
  ),
  column(
    'ci95_high',
    ['Upper limit of the 95% confidence interval', '95%置信区间上限'],
    ({ figure }) => figure?.interval[1] ?? null,
  ),
  column(
    'df',
    ['Degrees of freedom, to the nearest 5; empty if fewer', '自由度，取最近的5的倍数；不足5则为空'],
    ({ figure }) => figure?.df ?? null,
  ),
  column(
    'n',
    ['Rounded number of respondents; empty if fewer than 15', '答卷数（取整）；少于15则为空'],
    ({ figure }) => figure?.n ?? null,
  ),
  column(
    'cv',
    ['Coefficient of variation: the upper end of its class', '变异系数：所在区间的上限'],
    ({ figure }) => figure?.cv ?? null,
  ),
  column('flags', ['Notes', '提示'], ({ figure }) => (figure ? figure.flags.join(' ') : null)),
  column('gap', ['Women minus men', '女性减男性'], ({ figure }) => figure?.gap?.value ?? null),
  column(
    'gap_standard_error',
    ['Standard error of the gap', '性别差距的标准误'],
    ({ figure }) => figure?.gap?.standardError ?? null,
  ),
  column('gap_ci95_low', ['Lower limit of the gap', '性别差距下限'], ({ figure }) => figure?.gap?.interval[0] ?? null),
  column('gap_ci95_high', ['Upper limit of the gap', '性别差距上限'], ({ figure }) => figure?.gap?.interval[1] ?? null),
  column('run', ['Number of the run', '计算次序'], ({ run }) => run.number),
  column(
    'run_sha256',
    ['SHA-256 of all figures of the run', '本次计算全部数值的 SHA-256'],
    ({ run }) => run.outputHash,
  ),
  column('settings', ['Settings of the run', '计算设定'], ({ run }) => settingsText(run)),
  column('citation', ['How to cite the release', '发布的引用方式'], ({ run }) =>
    run.release ? `${run.release.citation.en} / ${run.release.citation.zh}` : null,
  ),
  column('note', ['Type of figures', '性质'], () => `${stamp.en} / ${stamp.zh}`),
];

export const tidyRow = (figure: TidyFigure): readonly TidyCell[] => tidyColumns.map(({ of }) => of(figure));

export const statusWords: Readonly<Record<CellStatus, LocalizedText>> = {
  reliable: { en: 'Reliable', zh: '可靠' },
  caution: {
    en: 'Use with caution: the confidence interval is wide relative to the figure',
    zh: '谨慎使用：相对于数值，置信区间较宽',
  },
  unreliable: { en: 'Unreliable: too few respondents or enterprises', zh: '不可靠：答卷或企业太少' },
  coded: { en: 'Few cases: a bound only, to protect persons', zh: '个案少：仅给出界限，以保护个人' },
  withheld: {
    en: 'Suppressed: confidential, or to protect other figures',
    zh: '不公布：为保密，或为保护其他数值',
  },
  'withheld-quality': { en: 'Suppressed: too uncertain', zh: '不公布：精度过低' },
  missing: { en: 'No cases', zh: '无适用对象' },
};
