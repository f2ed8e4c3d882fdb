import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { ConflictDialog, FormFrame, newerVersion, useEditing, useSaved, useTranslation } from '#shared';
import { useRoadmapChanges } from '../api/changes.js';
import { useCanUndo } from '../api/schedule.js';
import type { Action, ActionDetail, ActionInput } from '../api/types.js';
import { EndsAcceptance } from './acceptance.js';
import { ActionForm } from './action-form.js';
import { changesOf, changesOwner, inputOfChosen, valuesOf } from './action-values.js';
import { effectOf } from '../domain/confirmations.js';
import { ConfirmationsAffected } from './confirmations.js';
import { RiskWords } from './risk.js';

/** What is sent after a conflict: the edit, with the chosen values. */
function merged(wanted: ActionInput, chosen: ActionInput): ActionInput {
  const { title, description } = {
    title: { ...wanted.title, ...chosen.title },
    description: { ...wanted.description, ...chosen.description },
  };
  return {
    ...{ ...wanted, ...chosen },
    ...((wanted.title ?? chosen.title) && { title }),
    ...((wanted.description ?? chosen.description) && { description }),
  };
}

function EditForm({ action, onClose }: { readonly action: ActionDetail; readonly onClose: () => void }) {
  const { t } = useTranslation(['roadmap', 'shared']);
  const changes = useRoadmapChanges();
  const canUndo = useCanUndo();
  const { base, form: fields } = useEditing(action, valuesOf, `action:${action.id}`);
  const saved = useSaved();
  const [isWording, setWording] = useState(false);
  const edited = changesOf(valuesOf(base), fields.values);
  const effect = effectOf(base, edited);
  const wanted = (): ActionInput => ({ ...edited, ...(effect === 'texts' && { isWording }) });
  const save = async (input: ActionInput, version: number): Promise<void> => {
    const settled = newerVersion(fields.problem) !== null;
    const back = {
      ...changesOf({ ...fields.values, reason: '' }, { ...valuesOf(base), reason: t('form.undoReason') }),
      ...(input.isWording === true && { isWording: true }),
    };
    const done = await fields.submit(() => changes.edit({ id: action.id, version }, input));
    if (!done) return;
    onClose();
    saved(settled || !(await canUndo(base, done)) ? null : () => changes.edit(done, back));
  };
  const lapses = effect !== null && base.confirmedBy.length > 0 && !(effect === 'texts' && isWording);
  const ends = base.status === 'agreed' && changesOwner(valuesOf(base), fields.values);
  return (
    <>
      <FormFrame
        form={fields}
        submitLabel={t(lapses ? 'confirmations.saveAnyway' : ends ? 'accept.saveAnyway' : 'form.saveEdit')}
        onClose={onClose}
        onSubmit={() => save(wanted(), base.version)}
      >
        <ActionForm fields={fields} before={valuesOf(base)} />
        {ends && <EndsAcceptance />}
        <ConfirmationsAffected action={base} effect={effect} isWording={isWording} onWording={setWording} />
      </FormFrame>
      <ConflictDialog
        problem={fields.problem}
        labelOf={(field) => t(`form.field.${field.replace('.', '_')}`)}
        show={(value, field) =>
          field === 'risk' && value !== null ? <RiskWords risk={value as NonNullable<Action['risk']>} /> : undefined
        }
        onClose={onClose}
        onResolve={(chosen) =>
          void save(merged(wanted(), inputOfChosen(chosen)), newerVersion(fields.problem) ?? base.version)
        }
      />
    </>
  );
}

/** Edits the agreed content; a conflict with someone else's edit shows both values. */
export function EditButton({ action }: { readonly action: ActionDetail }) {
  const { t } = useTranslation(['roadmap', 'shared']);
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" onClick={open}>
        {t('page.edit')}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        size="xl"
        title={t('page.edit')}
        closeButtonProps={{ 'aria-label': t('shared:close') }}
      >
        <EditForm action={action} onClose={close} />
      </Modal>
    </>
  );
}
