import type { ElementType, ReactNode } from 'react';
import { useInsertionEffect } from 'react';
import { jsx as reactJsx, jsxs as reactJsxs } from 'react/jsx-runtime';

/** Adopted style sheets by their text, so that equal rules are adopted once. */
const adopted = new Map<string, { readonly sheet: CSSStyleSheet; users: number }>();

function adopt(css: string): () => void {
  const known = adopted.get(css);
  if (known) known.users += 1;
  else {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    adopted.set(css, { sheet, users: 1 });
  }
  return () => release(css);
}

function release(css: string): void {
  const entry = adopted.get(css);
  if (!entry) return;
  entry.users -= 1;
  if (entry.users > 0) return;
  adopted.delete(css);
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== entry.sheet);
}

/**
 * Replaces a `<style>` element by an adopted style sheet with the same rules, so that the content security policy can
 * forbid inline styles.
 */
function ConstructedStyle({ css }: { readonly css: string }): ReactNode {
  useInsertionEffect(() => adopt(css), [css]);
  return null;
}

interface StyleProps {
  readonly dangerouslySetInnerHTML?: { readonly __html: string };
  readonly children?: unknown;
}

function asStyle(props: StyleProps): ReactNode {
  const css = props.dangerouslySetInnerHTML?.__html ?? (typeof props.children === 'string' ? props.children : '');
  return reactJsx(ConstructedStyle, { css });
}

export function jsx(type: ElementType, props: object, key?: string): ReactNode {
  return type === 'style' ? asStyle(props as StyleProps) : reactJsx(type, props, key);
}

export function jsxs(type: ElementType, props: object, key?: string): ReactNode {
  return type === 'style' ? asStyle(props as StyleProps) : reactJsxs(type, props, key);
}

export { Fragment } from 'react/jsx-runtime';
