import { Button, Group, Modal, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { ConflictDialog, conflictsOf, ErrorState, ProblemError, useEditing } from '../../../shared/index.js';
import { useRoadmapChanges } from '../api/changes.js';
import type { ActionDetail, ActionInput } from '../api/types.js';
import { ActionForm, changesOf, valuesOf } from './action-form.js';

function EditForm({ action, onClose }: { readonly action: ActionDetail; readonly onClose: () => void }) {
  const { t } = useTranslation(['roadmap', 'shared']);
  const changes = useRoadmapChanges();
  const { base, form: fields } = useEditing(action, valuesOf);
  const wanted = (): ActionInput => changesOf(valuesOf(base), fields.values);
  const save = async (input: ActionInput, version: number): Promise<void> => {
    const saved = await fields.submit(() => changes.edit({ id: action.id, version }, input));
    if (saved) onClose();
  };
  const conflict = conflictsOf(fields.problem).length > 0;
  const versionOf = (problem: unknown): number =>
    problem instanceof ProblemError ? Number(problem.body.facts?.['version'] ?? base.version) : base.version;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save(wanted(), base.version);
      }}
    >
      <Stack>
        <ActionForm fields={fields} />
        {fields.problem !== null && !conflict && <ErrorState error={fields.problem} compact typed />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('shared:cancel')}
          </Button>
          <Button type="submit" loading={fields.busy}>
            {t('form.saveEdit')}
          </Button>
        </Group>
      </Stack>
      <ConflictDialog
        problem={fields.problem}
        labelOf={(field) => t(`form.field.${field}`)}
        onClose={onClose}
        onResolve={(chosen) => void save({ ...wanted(), ...chosen }, versionOf(fields.problem))}
      />
    </form>
  );
}

/** Changes what was agreed; a conflict with somebody else's edit shows both values. */
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
