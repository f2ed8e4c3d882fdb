import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import type { Fields } from '#shared';
import {
  Loaded,
  DateField,
  ErrorState,
  Form,
  percentOfShare,
  shareOfPercent,
  useFields,
  useFormat,
  useLocalized,
  useSaved,
  useWorkspace,
  useTranslation,
} from '#shared';
import { useRoadmapChanges } from '../api/changes.js';
import type { IndicatorChoice } from '../api/choices.js';
import { indicatorChoicesQuery } from '../api/choices.js';
import type { ActionDetail, Target, TargetInput } from '../api/types.js';
import { ConfirmationsAffected, useEndsConfirmation } from './confirmations.js';
import { RowTools } from './row-tools.js';

interface TargetValues {
  readonly indicatorId: string | null;
  readonly baseline: string;
  readonly baselinePeriod: string;
  readonly target: string;
  readonly targetOn: string;
}

const inPercent = (indicator: IndicatorChoice | undefined): boolean =>
  indicator?.measure === 'share' || indicator?.measure === 'relative' || indicator?.measure === 'points';

/** The unit in which the target is typed, if it has a name. */
function unitOf(indicator: IndicatorChoice): 'percent' | 'persons' | 'yuan' | undefined {
  if (inPercent(indicator)) return 'percent';
  if (indicator.measure === 'persons') return 'persons';
  return indicator.measure === 'pay' ? 'yuan' : undefined;
}

/** Converts the input to the stored scale; a text that is not a number is sent unchanged, and the server refuses it. */
function stored(typed: string, indicator: IndicatorChoice | undefined): string {
  return inPercent(indicator) ? (shareOfPercent(typed) ?? typed) : typed.trim();
}

function shown(kept: string | null, indicator: IndicatorChoice | undefined): string {
  if (kept === null) return '';
  return inPercent(indicator) ? (percentOfShare(kept) ?? kept) : kept;
}

interface FormProps {
  readonly action: ActionDetail;
  readonly choices: readonly IndicatorChoice[];
  /** Absent: a new target. */
  readonly target?: Target | undefined;
  readonly onClose: () => void;
}

function TargetFields({
  fields,
  action,
  choices,
  target,
}: Omit<FormProps, 'onClose'> & { readonly fields: Fields<TargetValues> }) {
  const { t } = useTranslation('roadmap');
  const localized = useLocalized();
  const taken = new Set(action.targets.map(({ indicatorId }) => indicatorId));
  const chosen = choices.find(({ id }) => id === fields.values.indicatorId);
  const percent = inPercent(chosen);
  const unit = chosen && unitOf(chosen);
  const mark = percent && <span className="tp-small">%</span>;
  return (
    <>
      <Select
        label={t('targets.indicator')}
        searchable
        required
        disabled={target !== undefined}
        data={choices
          .filter(({ id }) => id === target?.indicatorId || !taken.has(id))
          .map(({ id, name }) => ({ value: id, label: localized(name) }))}
        {...fields.pick('indicatorId')}
      />
      <div className="tp-columns">
        <TextInput
          label={t('targets.baseline')}
          description={t('targets.baselineHint')}
          inputMode="decimal"
          rightSection={mark}
          {...fields.text('baseline')}
        />
        <TextInput
          label={t('targets.period')}
          description={t('targets.periodHint')}
          maxLength={40}
          {...fields.text('baselinePeriod')}
        />
      </div>
      <div className="tp-columns">
        <TextInput
          label={t('targets.target')}
          description={unit && t(`targets.unit.${unit}`)}
          inputMode="decimal"
          required
          rightSection={mark}
          {...fields.text('target')}
        />
        <DateField label={t('targets.by')} {...fields.text('targetOn')} />
      </div>
    </>
  );
}

const draftOf = (action: FormProps['action'], target: FormProps['target']): string =>
  `target:${action.id}:${target?.indicatorId ?? 'new'}`;

function inputOf({ baseline, baselinePeriod, target, targetOn }: Target): TargetInput {
  return { baseline, baselinePeriod, target, targetOn };
}

function TargetForm({ action, choices, target, onClose }: FormProps) {
  const { t } = useTranslation(['roadmap', 'shared']);
  const changes = useRoadmapChanges();
  const saved = useSaved();
  const of = (id: string | null | undefined) => choices.find((choice) => choice.id === id);
  const fields = useFields<TargetValues>(
    {
      indicatorId: target?.indicatorId ?? null,
      baseline: shown(target?.baseline ?? null, of(target?.indicatorId)),
      baselinePeriod: target?.baselinePeriod ?? '',
      target: shown(target?.target ?? null, of(target?.indicatorId)),
      targetOn: target?.targetOn ?? '',
    },
    draftOf(action, target),
  );
  const chosen = of(fields.values.indicatorId);
  const save = async (): Promise<void> => {
    const { indicatorId, ...values } = fields.values;
    if (indicatorId === null) return;
    const done = await fields.submit(() =>
      changes.setTarget(
        { actionId: action.id, indicatorId, version: target?.version ?? 0 },
        {
          baseline: values.baseline.trim() === '' ? null : stored(values.baseline, chosen),
          baselinePeriod: values.baselinePeriod.trim() || null,
          target: stored(values.target, chosen),
          targetOn: values.targetOn || null,
        },
      ),
    );
    if (!done) return;
    onClose();
    const now = { actionId: action.id, indicatorId, version: (target?.version ?? 0) + 1 };
    saved(() => (target ? changes.setTarget(now, inputOf(target)) : changes.removeTarget(now)));
  };
  return (
    <Form form={fields} onSubmit={save}>
      <Stack>
        <TargetFields fields={fields} action={action} choices={choices} target={target} />
        <ConfirmationsAffected action={action} effect="content" />
        {fields.problem !== null && <ErrorState error={fields.problem} compact typed />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('shared:cancel')}
          </Button>
          <Button type="submit" loading={fields.busy} disabled={chosen === undefined}>
            {t('form.saveEdit')}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}

interface DialogProps extends Omit<FormProps, 'choices' | 'onClose'> {
  readonly opened: boolean;
  readonly close: () => void;
}

function TargetDialog({ opened, close, ...rest }: DialogProps) {
  const { t } = useTranslation(['roadmap', 'shared']);
  const { id } = useWorkspace();
  const choices = useQuery({ ...indicatorChoicesQuery(id), enabled: opened });
  return (
    <Modal
      opened={opened}
      onClose={close}
      size="lg"
      title={t(rest.target ? 'targets.change' : 'targets.add')}
      closeButtonProps={{ 'aria-label': t('shared:close') }}
    >
      <Loaded query={choices}>{(found) => <TargetForm {...rest} choices={found} onClose={close} />}</Loaded>
    </Modal>
  );
}

/** Adds a target indicator to the action. */
export function AddTargetButton({ action }: { readonly action: ActionDetail }) {
  const { t } = useTranslation('roadmap');
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" leftSection={<Plus size={16} aria-hidden />} onClick={open}>
        {t('targets.add')}
      </Button>
      <TargetDialog action={action} opened={opened} close={close} />
    </>
  );
}

/** Buttons to change or remove a target. */
export function TargetTools({
  action,
  target,
  name,
}: {
  readonly action: ActionDetail;
  readonly target: Target;
  readonly name: string;
}) {
  const { t } = useTranslation('roadmap');
  const format = useFormat();
  const changes = useRoadmapChanges();
  const saved = useSaved();
  const [opened, { open, close }] = useDisclosure(false);
  const ends = useEndsConfirmation(action);
  const removal = t('targets.removeConsequence');
  const consequence = ends === null ? removal : format.sentences(removal, ends);
  const remove = async (): Promise<void> => {
    const key = { actionId: action.id, indicatorId: target.indicatorId };
    await changes.removeTarget({ ...key, version: target.version });
    saved(() => changes.setTarget({ ...key, version: 0 }, inputOf(target)));
  };
  return (
    <>
      <RowTools
        editLabel={t('targets.changeOf', { name })}
        removeLabel={t('targets.removeOf', { name })}
        question={t('targets.removeQuestion', { name })}
        consequence={consequence}
        onEdit={open}
        onRemove={remove}
      />
      <TargetDialog action={action} target={target} opened={opened} close={close} />
    </>
  );
}
