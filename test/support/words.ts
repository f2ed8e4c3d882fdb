import { readdirSync } from 'node:fs';
import path from 'node:path';

type Tree = { readonly [key: string]: string | Tree };
type Words = Readonly<Record<'en' | 'zh', Tree>>;

const source = path.resolve('web/workspace/src');

/** Maps the namespaces of the workspace to their texts, as the pages load them. */
async function allWords(): Promise<ReadonlyMap<string, Words>> {
  const files: (readonly [string, string])[] = [
    ['shared', 'shared/i18n/messages.ts'],
    ['app', 'app/i18n.ts'],
    ...readdirSync(path.join(source, 'features')).map((name) => [name, `features/${name}/i18n.ts`] as const),
  ];
  const loaded = files.map(async ([name, file]) => {
    const { messages } = (await import(path.join(source, file))) as { messages: Words };
    return [name, messages] as const;
  });
  return new Map(await Promise.all(loaded));
}

export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** The text of a key such as `dialogue:record.title` in one language, so that a journey can run in both. */
export async function wordsIn(language: 'en' | 'zh'): Promise<Say> {
  const words = await allWords();
  return (key, values = {}) => {
    const [namespace = '', place = ''] = key.split(':');
    const found = place
      .split('.')
      .reduce<string | Tree | undefined>(
        (tree, step) => (typeof tree === 'object' ? tree[step] : undefined),
        words.get(namespace)?.[language],
      );
    if (typeof found !== 'string') throw new Error(`the pages have no words "${key}"`);
    return found.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
  };
}
