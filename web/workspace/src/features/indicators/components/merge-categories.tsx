import { Button, Group, Modal, MultiSelect, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import {
  ErrorState,
  Form,
  LanguageFields,
  useFields,
  useFormat,
  useGo,
  useLocalized,
  useTranslation,
  useWorkspace,
} from '#shared';
import { indicatorsKey, startRunLike } from '../api/queries.js';
import type { Level, Run } from '../api/types.js';

interface MergeProps {
  readonly run: Run;
  readonly breakdown: Run['settings']['breakdowns'][number];
  /** Of the breakdown. */
  readonly levels: readonly Level[];
  readonly close: () => void;
}

/** How many figures a category has, shown or not. */
export const figuresOf = ({ shown, coded, confidential, uncertain }: Level): number =>
  shown + coded + confidential + uncertain;

function MergeForm({ run, breakdown, levels, close }: MergeProps) {
  const { t } = useTranslation(['indicators', 'shared']);
  const { id } = useWorkspace();
  const client = useQueryClient();
  const go = useGo();
  const format = useFormat();
  const localized = useLocalized();
  const form = useFields<{ categories: readonly string[]; en: string; zh: string }>(
    { categories: [], en: '', zh: '' },
    `merge:${run.id}:${breakdown}`,
  );
  const { values } = form;
  const save = async (): Promise<void> => {
    const made = await form.submit(({ categories, en, zh }) => {
      // a name that was written in one language is used for both
      const name = { en: en.trim() || zh.trim(), zh: zh.trim() || en.trim() };
      const merged = [...(run.settings.merged ?? []), { breakdown, categories: [...categories], name }];
      return startRunLike(id, run, { merged });
    });
    if (!made) return;
    await client.invalidateQueries({ queryKey: indicatorsKey(id) });
    close();
    go(`/indicators/runs/${made.id}`);
  };
  const chosen = form.pick('categories');
  const field = (own: 'en' | 'zh') => (
    <TextInput
      label={t(`merging.names.${own}`)}
      maxLength={100}
      required={values[own === 'en' ? 'zh' : 'en'].trim() === ''}
      {...form.text(own)}
    />
  );
  return (
    <Form form={form} onSubmit={save}>
      <Stack>
        <MultiSelect
          label={t('merging.choose')}
          description={t('merging.chooseWords')}
          value={[...chosen.value]}
          onChange={chosen.onChange}
          error={chosen.error}
          data={levels
            .filter(({ mergedFrom }) => mergedFrom === null)
            .map((level) => ({
              value: level.level,
              label: t('merging.option', {
                name: localized(level.levelName),
                shown: format.number(level.shown + level.coded),
                all: format.number(figuresOf(level)),
              }),
            }))}
        />
        <LanguageFields
          what={t('merging.name')}
          filled={{ en: values.en, zh: values.zh }}
          en={field('en')}
          zh={field('zh')}
        />
        <p className="tp-small tp-dimmed">{t('merging.words')}</p>
        {form.problem !== null && <ErrorState error={form.problem} compact typed />}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('shared:cancel')}
          </Button>
          <Button type="submit" loading={form.busy} disabled={chosen.value.length < 2}>
            {t('merging.save')}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}

/** Chooses categories of a breakdown and names them; then a new run shows them as one. */
export function MergeDialog({ opened, ...rest }: MergeProps & { readonly opened: boolean }) {
  const { t } = useTranslation(['indicators', 'shared']);
  return (
    <Modal
      opened={opened}
      onClose={rest.close}
      title={t('merging.openOf', { breakdown: t(`breakdown.${rest.breakdown}`) })}
      closeButtonProps={{ 'aria-label': t('shared:close') }}
    >
      <MergeForm {...rest} />
    </Modal>
  );
}
