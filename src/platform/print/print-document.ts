/** What a printed document consists of; layout, pages and fonts are the concern of `renderPdf`. */

/** Receives the share of a document that is printed, from 0 to 1. */
export type Step = (done: number) => void;

export type PrintLanguage = 'en' | 'zh';

export interface PrintColumn {
  readonly title: string;
  /** The share of the width compared with the other columns. */
  readonly weight: number;
  /** Figures are aligned to the right. */
  readonly align?: 'left' | 'right';
}

export interface PrintBar {
  /** Everything that the bar shows, for screen readers too. */
  readonly text: string;
  readonly span: readonly [from: number, to: number] | null;
  /** Where the bar was before it was moved: a thin line below it. */
  readonly before: readonly [from: number, to: number] | null;
  readonly colour: string;
}

export type PrintBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly tone?: 'normal' | 'muted' }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** Labels with their values, in two columns without a header. */
  | { readonly kind: 'facts'; readonly entries: readonly (readonly [label: string, value: string])[] }
  | {
      readonly kind: 'table';
      readonly columns: readonly PrintColumn[];
      readonly rows: readonly (readonly string[])[];
    }
  /** Bars on a scale; shares of its length are from 0 to 1. */
  | {
      readonly kind: 'bars';
      readonly ticks: readonly { readonly share: number; readonly label: string }[];
      readonly rows: readonly PrintBar[];
      /** The present day; null if the scale does not contain it. */
      readonly now: number | null;
    }
  /** A QR code with what to do next to it; a screen reader reads the caption. */
  | { readonly kind: 'code'; readonly content: string; readonly caption: readonly string[] }
  /** A page with a large QR code, to be put up on a wall. */
  | {
      readonly kind: 'poster';
      readonly titles: readonly string[];
      readonly content: string;
      readonly lines: readonly { readonly text: string; readonly tone: 'strong' | 'normal' | 'small' }[];
      /** In the corner, and in the bookmarks. */
      readonly mark: string;
    }
  | { readonly kind: 'page-break' };

export interface PrintDocument {
  /** The title in the metadata, and the first heading and the left part of each footer unless the pages are letters. */
  readonly title: string;
  /** Each page is for another reader: without the title as heading, and without footers. */
  readonly letters?: boolean;
  readonly language: PrintLanguage;
  /** The time in the metadata. The same document with the same time results in the same bytes. */
  readonly createdAt: Date;
  readonly layout?: 'portrait' | 'landscape';
  readonly blocks: readonly PrintBlock[];
}
