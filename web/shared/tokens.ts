/**
 * The only definitions of colours, sizes and fonts of the product. Has no imports, so that the workspace, the phone
 * page and printing can use it.
 */

export type Scheme = 'light' | 'dark';
export const schemes: readonly Scheme[] = ['light', 'dark'];

export interface MeaningColours {
  /** Filled areas and marks: at least 3:1 against every surface. */
  readonly solid: string;
  /** Text and icons on `solid`. */
  readonly on: string;
  /** Text in this colour on a surface or on `soft`. */
  readonly text: string;
  /** A light tint behind text. */
  readonly soft: string;
}

export const meanings = [
  'brand',
  'government',
  'employers',
  'workers',
  'nogroup',
  'women',
  'men',
  'unstated',
  'late',
] as const;
export type Meaning = (typeof meanings)[number];

export interface Surfaces {
  readonly canvas: string;
  readonly surface: string;
  readonly raised: string;
  readonly sunken: string;
  readonly text: string;
  readonly dimmed: string;
  readonly border: string;
  /** Borders that convey meaning (inputs, hollow marks): 3:1. */
  readonly line: string;
  readonly focus: string;
}

const slateLight: MeaningColours = { solid: '#5B6573', on: '#FFFFFF', text: '#4A5461', soft: '#E9ECEF' };
const slateDark: MeaningColours = { solid: '#9AA6B2', on: '#12171C', text: '#B9C3CD', soft: '#2C353E' };

export const colours: Readonly<Record<Scheme, Readonly<Record<Meaning, MeaningColours>>>> = {
  light: {
    brand: { solid: '#0F5C5C', on: '#FFFFFF', text: '#0F5C5C', soft: '#E0EFEE' },
    government: { solid: '#3B5BA9', on: '#FFFFFF', text: '#33509A', soft: '#E6ECF8' },
    employers: { solid: '#9A6412', on: '#FFFFFF', text: '#85550C', soft: '#F8EEDC' },
    workers: { solid: '#A63446', on: '#FFFFFF', text: '#A02F41', soft: '#FAE7E9' },
    nogroup: slateLight,
    women: { solid: '#7B3FA0', on: '#FFFFFF', text: '#7B3FA0', soft: '#F2E8F7' },
    men: { solid: '#1B7F63', on: '#FFFFFF', text: '#146A52', soft: '#E0F2EC' },
    unstated: slateLight,
    late: { solid: '#B42318', on: '#FFFFFF', text: '#B42318', soft: '#FDEBE9' },
  },
  dark: {
    brand: { solid: '#5CB8B2', on: '#0B1B1B', text: '#7CCBC5', soft: '#17383A' },
    government: { solid: '#8DA8EC', on: '#0E1630', text: '#A9BEF3', soft: '#25315A' },
    employers: { solid: '#DBA24B', on: '#241702', text: '#E5B568', soft: '#453213' },
    workers: { solid: '#EE8492', on: '#2E0A10', text: '#F3A0AB', soft: '#52222B' },
    nogroup: slateDark,
    women: { solid: '#C795E6', on: '#220B31', text: '#D3ABEC', soft: '#402554' },
    men: { solid: '#4FC09C', on: '#04231A', text: '#74CFB1', soft: '#153F33' },
    unstated: slateDark,
    late: { solid: '#F58A80', on: '#330805', text: '#F9A39B', soft: '#551F1A' },
  },
};

export const surfaces: Readonly<Record<Scheme, Surfaces>> = {
  light: {
    canvas: '#F5F7F7',
    surface: '#FFFFFF',
    raised: '#FFFFFF',
    sunken: '#EDF0F2',
    text: '#1B2329',
    dimmed: '#55606B',
    border: '#D8DDE2',
    line: '#7A8590',
    focus: '#0F5C5C',
  },
  dark: {
    canvas: '#12171C',
    surface: '#1A2026',
    raised: '#222A31',
    sunken: '#0E1317',
    text: '#E6EAEE',
    dimmed: '#A8B3BD',
    border: '#343E48',
    line: '#7F8B97',
    focus: '#7CCBC5',
  },
};

/** Seven lightness steps towards the surface, for maps and densities; the first is the palest. */
export const ramp: Readonly<Record<Scheme, readonly string[]>> = {
  light: ['#E0EFEE', '#BBDBD9', '#92C3C0', '#66A8A4', '#3F8B88', '#227070', '#0F5C5C'],
  dark: ['#17383A', '#1F4D4E', '#2A6565', '#387F7D', '#479995', '#5CB8B2', '#8AD3CD'],
};

const chineseFonts = '"PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC"';
const latinFonts = '-apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial';
/**
 * System fonts only; nothing is downloaded. Chinese fonts draw quotation marks and apostrophes in full width, so Latin
 * fonts come first in English and Chinese ones in Chinese.
 */
export const fontFamily = `"Inter", ${latinFonts}, ${chineseFonts}, sans-serif`;
export const chineseFontFamily = `"Inter", ${chineseFonts}, sans-serif`;
export const monospaceFamily = 'ui-monospace, "SF Mono", Menlo, Consolas, "Noto Sans Mono", monospace';

/** Pixels at a root font size of 16. */
export const fontSizes = { xs: 12, sm: 14, md: 16, lg: 20, xl: 26, xxl: 34 } as const;
export const spacing = { xs: 8, sm: 12, md: 16, lg: 24, xl: 32 } as const;
export const step = 4;
export const radius = 6;
export const touchTarget = 44;
export const shadow = '0 1px 2px rgb(18 23 28 / 0.08), 0 4px 16px rgb(18 23 28 / 0.10)';
/** Pixels. Below `sm` the frame has a bottom bar, from `md` on the side navigation. */
export const breakpoints = { xs: 480, sm: 640, md: 900, lg: 1200, xl: 1440 } as const;

function schemeVariables(scheme: Scheme): string {
  const lines: string[] = [`color-scheme:${scheme}`];
  for (const [name, value] of Object.entries(surfaces[scheme])) lines.push(`--tp-${name}:${value}`);
  for (const meaning of meanings) {
    const set = colours[scheme][meaning];
    lines.push(`--tp-${meaning}:${set.solid}`, `--tp-${meaning}-on:${set.on}`);
    lines.push(`--tp-${meaning}-text:${set.text}`, `--tp-${meaning}-soft:${set.soft}`);
  }
  ramp[scheme].forEach((value, index) => lines.push(`--tp-ramp-${index}:${value}`));
  return lines.join(';');
}

function fixedVariables(): string {
  const lines = [`--tp-font:${fontFamily}`, `--tp-mono:${monospaceFamily}`, `--tp-radius:${radius}px`];
  lines.push(`--tp-shadow:${shadow}`, `--tp-step:${step}px`, `--tp-touch:${touchTarget}px`);
  for (const [name, size] of Object.entries(fontSizes)) lines.push(`--tp-size-${name}:${size / 16}rem`);
  for (const [name, size] of Object.entries(spacing)) lines.push(`--tp-space-${name}:${size / 16}rem`);
  return lines.join(';');
}

/**
 * The tokens as CSS custom properties (`--tp-brand`, `--tp-workers-soft`, …). The attribute named by `attribute` on
 * the root element selects the scheme; without it, the system's preference does.
 */
export function tokenStyleSheet(attribute = 'data-mantine-color-scheme'): string {
  return [
    `:root{${fixedVariables()}}`,
    `:root:lang(zh){--tp-font:${chineseFontFamily}}`,
    `:root{${schemeVariables('light')}}`,
    `@media (prefers-color-scheme:dark){:root:not([${attribute}]){${schemeVariables('dark')}}}`,
    `:root[${attribute}="dark"]{${schemeVariables('dark')}}`,
    `@media print{:root,:root[${attribute}]{${schemeVariables('light')}}}`,
  ].join('\n');
}
