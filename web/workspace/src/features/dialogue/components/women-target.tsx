import { Button, NumberInput, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { CircleCheck, CircleHelp, TriangleAlert } from 'lucide-react';
import { FormDialog, useCan, useFields, useFormat, useTranslation } from '#shared';
import { useDialogue } from '../api/commands.js';
import type { Roundtable } from '../api/types.js';

type Props = { readonly roundtable: Pick<Roundtable, 'parity' | 'womenShareTarget' | 'state'> };

const icons = { reached: CircleCheck, missed: TriangleAlert, unknown: CircleHelp };

/** The target of the workspace for the share of women, and whether the titular seats reach it. */
export function WomenTarget({ roundtable: { parity, womenShareTarget: target, state } }: Props) {
  const { t } = useTranslation('dialogue');
  const format = useFormat();
  const can = useCan();
  const sets = can('dialogue.women-share-target.set');
  const { female, male } = parity.bySex;
  const stated = female + male;
  const result = stated === 0 ? 'unknown' : female * 100 >= (target ?? 0) * stated ? 'reached' : 'missed';
  const words = t(`prepare.target.${result}`, { target: format.share((target ?? 0) / 100) });
  const Icon = icons[result];
  // the target is the one of today, a closed roundtable may have had another one
  if (state === 'closed') return null;
  if (target === null && !sets) return null;
  return (
    <div className="tp-row">
      {target === null ? (
        <span className="tp-small tp-dimmed">{t('prepare.target.none')}</span>
      ) : (
        <span className="dl-warning tp-small">
          <Icon size={16} aria-hidden />
          <span>{words}</span>
        </span>
      )}
      {sets && <ChangeTarget target={target} />}
    </div>
  );
}

function ChangeTarget({ target }: { readonly target: number | null }) {
  const { t } = useTranslation('dialogue');
  const dialogue = useDialogue();
  const [opened, { open, close }] = useDisclosure(false);
  const form = useFields<{ percent: number | string }>({ percent: target ?? '' }, null);
  const submit = async (): Promise<void> => {
    const done = await form.submit(({ percent }) =>
      dialogue.setWomenShareTarget(percent === '' ? null : Number(percent)).then(() => true),
    );
    if (done) close();
  };
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={open}>
        {t(target === null ? 'prepare.target.set' : 'prepare.target.change')}
      </Button>
      <FormDialog opened={opened} title={t('prepare.target.title')} form={form} onClose={close} onSubmit={submit}>
        <Text size="sm">{t('prepare.target.hint')}</Text>
        <NumberInput
          label={t('prepare.target.field')}
          min={1}
          max={100}
          allowDecimal={false}
          suffix="%"
          data-autofocus
          {...form.pick('percent')}
        />
      </FormDialog>
    </>
  );
}
