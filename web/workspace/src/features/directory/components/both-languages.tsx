import { SimpleGrid, Textarea, TextInput } from '@mantine/core';
import type { LocalizedText } from '#shared';

/** What the pair needs of a form: values and errors by name. */
interface PairForm {
  readonly values: object;
  readonly set: (name: never, value: never) => void;
  readonly errorOf: (pointerOrName: string) => string | undefined;
}

interface BothLanguagesProps {
  readonly form: PairForm;
  /** Names of the two values in the form. */
  readonly names: readonly [en: string, zh: string];
  /** Name of the field at the server: its problems stand at the inputs. */
  readonly field: string;
  readonly labels: readonly [en: string, zh: string];
  /** At least one of the two. */
  readonly required?: boolean;
  readonly long?: boolean;
}

/** One text in English and in Chinese, side by side where there is room. */
export function BothLanguages({ form, names, field, labels, required, long }: BothLanguagesProps) {
  const values = form.values as Readonly<Record<string, string>>;
  const set = form.set as (name: string, value: string) => void;
  const Input = long ? Textarea : TextInput;
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
      {(['en', 'zh'] as const).map((language, position) => {
        const name = names[position] ?? '';
        const other = names[1 - position] ?? '';
        return (
          <Input
            key={language}
            label={labels[position]}
            lang={language === 'zh' ? 'zh-CN' : 'en'}
            value={values[name] ?? ''}
            onChange={(event: { currentTarget: { value: string } }) => set(name, event.currentTarget.value)}
            error={form.errorOf(`${field}.${language}`) ?? (position === 0 ? form.errorOf(field) : undefined)}
            required={required === true && !values[other]}
            {...(long ? { autosize: true, minRows: 2, maxRows: 6 } : {})}
          />
        );
      })}
    </SimpleGrid>
  );
}

/** A text in one language stands in for the other until someone gives both; nothing at all is null. */
export function textOf(en: string, zh: string): LocalizedText | null {
  return en || zh ? { en: en || zh, zh: zh || en } : null;
}

/** Only what was changed is sent, so that what others changed meanwhile stays and is merged. */
export function changesOf<Body extends object>(before: Body, after: Body): Partial<Body> {
  const was = before as Readonly<Record<string, unknown>>;
  const changed = Object.entries(after).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(was[name]));
  return Object.fromEntries(changed) as Partial<Body>;
}
