import { Button, Group, Select, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { FormDialog, Section, useCan, useFields, useGroupWords, useTranslation } from '#shared';
import { useDialogue } from '../api/commands.js';
import type { Conclusion, Corrigendum } from '../api/types.js';
import { Done } from './head.js';
import { BilingualFields } from './words.js';

interface OfConclusion {
  readonly conclusion: Conclusion;
}

/** The two ways to change an agreed conclusion after its meeting, for those who may take one of them. */
export function Corrections({ conclusion }: OfConclusion) {
  const { t } = useTranslation('dialogue');
  const can = useCan();
  const [proposed, setProposed] = useState(false);
  const replaces = can('dialogue.agenda.propose');
  if (!conclusion.settled || !(conclusion.mayCorrect || replaces)) return null;
  return (
    <div className="tp-no-print">
      <Section title={t('corrigendum.heading')} purpose={t('corrigendum.explain')}>
        <Group>
          {conclusion.mayCorrect && <ProposeCorrigendum conclusion={conclusion} />}
          {replaces && <ProposeReplacement conclusion={conclusion} onDone={() => setProposed(true)} />}
        </Group>
        {proposed && <Done>{t('corrigendum.replaced')}</Done>}
      </Section>
    </div>
  );
}

function ProposeCorrigendum({ conclusion }: OfConclusion) {
  const { t } = useTranslation('dialogue');
  const dialogue = useDialogue();
  const [opened, { open, close }] = useDisclosure(false);
  const present = conclusion.corrigenda.findLast(({ state }) => state === 'in-effect')?.text ?? conclusion.text;
  const form = useFields({ text: present, error: '' }, `corrigendum:new:${conclusion.id}`);
  const submit = async (): Promise<void> => {
    const done = await form.submit((values) => dialogue.proposeCorrigendum(conclusion.id, values));
    if (!done) return;
    form.reset();
    close();
  };
  return (
    <>
      <Button size="compact-md" variant="default" onClick={open}>
        {t('corrigendum.propose')}
      </Button>
      <FormDialog
        opened={opened}
        title={t('shared:labelled', { label: t('corrigendum.propose'), words: conclusion.label })}
        submitLabel={t('corrigendum.submit')}
        form={form}
        onClose={close}
        onSubmit={submit}
      >
        <p>{t('corrigendum.proposeHint')}</p>
        <BilingualFields
          label={t('corrigendum.text')}
          name="text"
          value={form.values.text}
          onChange={(text) => form.set('text', text)}
          error={form.errorOf('text')}
          long
          required
        />
        <Textarea label={t('corrigendum.error')} autosize minRows={2} required {...form.text('error')} />
      </FormDialog>
    </>
  );
}

function ProposeReplacement({ conclusion, onDone }: OfConclusion & { readonly onDone: () => void }) {
  const { t } = useTranslation('dialogue');
  const dialogue = useDialogue();
  const [opened, { open, close }] = useDisclosure(false);
  const form = useFields({ reason: { en: '', zh: '' } }, `replacement:new:${conclusion.id}`);
  const submit = async (): Promise<void> => {
    const done = await form.submit((values) => dialogue.proposeReplacement(conclusion.id, values).then(() => true));
    if (!done) return;
    form.reset();
    close();
    onDone();
  };
  return (
    <>
      <Button size="compact-md" variant="default" onClick={open}>
        {t('corrigendum.replace')}
      </Button>
      <FormDialog
        opened={opened}
        title={t('shared:labelled', { label: t('corrigendum.replace'), words: conclusion.label })}
        submitLabel={t('corrigendum.submit')}
        form={form}
        onClose={close}
        onSubmit={submit}
      >
        <p>{t('corrigendum.replaceHint')}</p>
        <BilingualFields
          label={t('corrigendum.replaceReason')}
          name="reason"
          value={form.values.reason}
          onChange={(reason) => form.set('reason', reason)}
          error={form.errorOf('reason')}
          long
          required
        />
      </FormDialog>
    </>
  );
}

/** For those who may object for a group. */
export function ObjectButton({ corrigendum }: { readonly corrigendum: Corrigendum }) {
  const { t } = useTranslation('dialogue');
  const words = useGroupWords();
  const dialogue = useDialogue();
  const [opened, { open, close }] = useDisclosure(false);
  const groups = corrigendum.objectFor;
  const only = groups.length === 1 ? groups[0]! : null;
  const form = useFields({ constituency: only, reason: '' }, `corrigendum:object:${corrigendum.id}`);
  if (groups.length === 0 && !opened) return null;
  const title = t('shared:labelled', {
    label: t('corrigendum.object'),
    words: t('shared:corrigendum.title', { number: corrigendum.number }),
  });
  const submit = async (): Promise<void> => {
    const done = await form.submit(({ constituency, reason }) =>
      dialogue.objectToCorrigendum(corrigendum.id, { constituency: constituency!, reason }).then(() => true),
    );
    if (!done) return;
    form.reset();
    close();
  };
  return (
    <Group className="tp-no-print">
      <Button size="compact-md" variant="default" onClick={open} aria-label={title}>
        {t('corrigendum.object')}
      </Button>
      <FormDialog
        opened={opened}
        title={title}
        submitLabel={t('corrigendum.object')}
        form={form}
        onClose={close}
        onSubmit={submit}
      >
        <p>{t('corrigendum.objectHint')}</p>
        <Select
          label={t('corrigendum.group')}
          data={groups.map((group) => ({ value: group, label: words.name(group) }))}
          required
          allowDeselect={false}
          {...form.pick('constituency')}
        />
        <Textarea label={t('corrigendum.reason')} autosize minRows={2} required {...form.text('reason')} />
      </FormDialog>
    </Group>
  );
}
