import type { i18n as Instance, TFunction } from 'i18next';
import { useSyncExternalStore } from 'react';
import { i18n } from './i18n.js';

const subscribe = (changed: () => void): (() => void) => {
  i18n.on('languageChanged', changed);
  return () => i18n.off('languageChanged', changed);
};
const language = (): string => i18n.language;

/** By language and namespace: the functions look up each text anew, and so find texts that are loaded later. */
const functions = new Map<string, TFunction>();

function textsIn(tag: string, namespace: string): TFunction {
  const key = `${tag} ${namespace}`;
  const known = functions.get(key) ?? i18n.getFixedT(tag, namespace);
  functions.set(key, known);
  return known;
}

interface Texts {
  readonly t: TFunction;
  readonly i18n: Instance;
}

/**
 * Takes the place of the function of react-i18next in builds (vite.config.ts), which copies the instance with all its
 * properties for each component that uses it: a board has hundreds. 600 uses take 6 instead of 22 ms.
 */
export function useTranslation(
  namespaces: string | readonly string[] = 'shared',
  { lng }: { readonly lng?: string } = {},
): Texts {
  const current = useSyncExternalStore(subscribe, language, language);
  const [first = 'shared'] = [namespaces].flat();
  return { t: textsIn(lng ?? current, first), i18n };
}
